import { useEffect, useRef } from 'preact/hooks'
import type { Programme, ProgrammeInput } from '../../../../functions/contract/programme.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/table.tsx'
import { text } from '../language.ts'
import { useWork } from '../load.ts'
import { Trouble } from '../parts/trouble.tsx'
import { labelOf } from './programme-fields.tsx'

type Flat = Record<string, string>

/** A thing with parts as one of paths: `office.name`, `schemes.0.id`. */
function flat(value: unknown, path = ''): Flat {
  if (typeof value !== 'object' || value === null) return path ? { [path]: String(value ?? '') } : {}
  return Object.assign(
    {},
    ...Object.entries(value).map(([name, part]) => flat(part, path ? `${path}.${name}` : name)),
  ) as Flat
}

type Props = {
  stored: Programme
  mine: ProgrammeInput
  takeStored: () => void
  takeMine: () => Promise<void>
}

/** Somebody else was faster: what differs, and the choice. */
export function Conflict({ stored, mine, takeStored, takeMine }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const saving = useWork()
  const t = text.value.programme
  useEffect(() => {
    box.current?.focus({ preventScroll: true })
    box.current?.scrollIntoView({ block: 'start' })
  }, [stored.version])
  // Not said is yes.
  const theirs = flat({ autoRefill: true, ...stored })
  const own = flat(mine)
  const differing = [...new Set([...Object.keys(theirs), ...Object.keys(own)])].filter(
    (path) =>
      path !== 'version' &&
      path !== 'id' &&
      path !== 'appealDays' &&
      (theirs[path] ?? '') !== (own[path] ?? ''),
  )
  const said = (path: string, of: Flat) =>
    path === 'autoRefill' ? (of[path] === 'false' ? t.no : t.yes) : (of[path] ?? '')
  return (
    <div class="summary wide" role="alert" tabIndex={-1} ref={box}>
      <h2>{t.stale}</h2>
      <p>{t.staleHint}</p>
      <Table
        caption={t.staleHint}
        captionHidden
        rows={differing}
        keyOf={(path) => path}
        empty={t.staleSame}
        columns={[
          { key: 'field', head: text.value.programme.title, cell: labelOf },
          { key: 'stored', head: t.stored, cell: (path) => said(path, theirs) },
          { key: 'mine', head: t.yours, cell: (path) => said(path, own) },
        ]}
      />
      <Trouble problem={saving.problem} />
      <div class="actions">
        <Button kind="second" onClick={takeStored}>
          {t.takeStored}
        </Button>
        <Button kind="danger" busy={saving.busy} onClick={() => saving.run(takeMine)}>
          {saving.busy ? text.value.common.saving : t.takeMine}
        </Button>
      </div>
    </div>
  )
}
