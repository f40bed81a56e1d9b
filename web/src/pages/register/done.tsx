import { useEffect, useRef } from 'preact/hooks'
import { type Language, paths } from '../../routes.ts'
import type { FormText } from './form-text.ts'
import { Button } from '../../ui/button.tsx'
import type { Sent } from './use-form.ts'

type Props = { t: FormText; language: Language } & Sent

/** What was sent and what comes next; its address can be kept. */
export function Done({ t, language, reference, email, state }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { done } = t.register
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [])
  return (
    <div class="prose">
      <div class="receipt">
        <h1 tabIndex={-1} ref={heading}>
          {done.title}
        </h1>
        <p>
          {done.reference}
          <br />
          <strong class="reference">{reference}</strong>
        </p>
      </div>
      <h2>{done.next}</h2>
      <ol class="steps">
        <li>
          {email ? done.mail(email) : done.mailAnywhere} <span class="muted">{done.mailHint}</span>{' '}
          <a href={paths.login[language]}>{done.askLink}</a>
        </li>
        <li>{state === 'verified' ? done.verified : done.verify}</li>
        <li>{done.nominate}</li>
      </ol>
      <p>
        {done.ask} <a href={`${paths.home[language]}#kontak`}>{done.office}</a>
      </p>
      <div class="actions no-print">
        <Button kind="second" onClick={() => print()}>
          {done.print}
        </Button>
      </div>
    </div>
  )
}
