import { useEffect, useRef } from 'preact/hooks'

export type Fault = {
  /** Id of the control; empty when the fault belongs to no control. */
  field: string
  text: string
}

/** All faults above the heading, in the order of the form; takes the focus whenever `faults` changes. */
export function ErrorSummary({ title, faults }: { title: string; faults: readonly Fault[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (faults.length === 0) return
    box.current?.focus({ preventScroll: true })
    box.current?.scrollIntoView({ block: 'start' })
  }, [faults])
  if (faults.length === 0) return null
  return (
    <div class="summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      <ul>
        {faults.map(({ field, text }) => (
          <li key={`${field} ${text}`}>
            {field ? (
              <a href={`#${field}`} onClick={(event) => goTo(event, field)}>
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function goTo(event: Event, field: string) {
  const control = document.getElementById(field)
  if (!control) return
  event.preventDefault()
  control.focus({ preventScroll: true })
  const frame = control.closest('.field') ?? control
  frame.scrollIntoView({ block: 'start' })
}
