import { useEffect, useState } from 'preact/hooks'
import { ApiProblem } from '../api.ts'

type Page<Item> = { items: Item[]; next?: string | undefined }

/** A list that grows page by page. `fetchPage` is called with the cursor of the next page. */
export function usePages<Item>(fetchPage: (after: string | undefined) => Promise<Page<Item>>) {
  const [items, setItems] = useState<Item[]>()
  const [next, setNext] = useState<string>()
  const [problem, setProblem] = useState<ApiProblem>()
  const [busy, setBusy] = useState(false)

  async function load(after: string | undefined, before: Item[]) {
    setBusy(true)
    setProblem(undefined)
    try {
      const page = await fetchPage(after)
      setItems([...before, ...page.items])
      setNext(page.next)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  useEffect(() => void load(undefined, []), [])

  return {
    items,
    problem,
    busy,
    more: next === undefined ? undefined : () => void load(next, items ?? []),
    reload: () => void load(undefined, []),
    replace: (change: (items: Item[]) => Item[]) => setItems((old) => old && change(old)),
  }
}
