import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Portal } from '../../portal/gate.tsx'
import type { Language } from '../../routes.ts'

type Letters = FunctionComponent<{ language: Language }>

/** Letters about the company's standing, brought only to a company that has got one. */
export function LettersSoon({ company, language }: { company: Portal['company']; language: Language }) {
  const [Shown, setShown] = useState<Letters>()
  const written = Boolean(company.standingStep || company.answersWaiting)
  useEffect(() => {
    if (written) void import('./letters.tsx').then(({ Letters }) => setShown(() => Letters))
  }, [written])
  return Shown ? <Shown language={language} /> : null
}
