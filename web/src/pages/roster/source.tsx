import { useRef } from 'preact/hooks'
import { MAX_FILE_BYTES } from '../../../../functions/contract/roster/limits.ts'
import type { RosterWords } from './roster-props.ts'
import { Button } from '../../ui/button.tsx'
import { AreaField, Field } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Source } from './messages.ts'
import './source.css'

type Props = {
  p: RosterWords
  reading: boolean
  unreadable: string | undefined
  onOpen: (source: Source) => void
  onFail: () => void
  onTemplate: () => void
}

/** Where a roster comes from: a file, or rows pasted out of a spreadsheet. */
export function ChooseSource({ p, reading, unreadable, onOpen, onFail, onTemplate }: Props) {
  const words = p.roster
  const pasted = useRef<HTMLFormElement>(null)
  return (
    <div class="form">
      {unreadable && (
        <Notice tone="bad" live="alert" title={words.unreadable}>
          <p>{unreadable}</p>
        </Notice>
      )}
      <Field id="file" label={words.file} hint={words.fileHint}>
        {(control) => (
          <input
            {...control}
            type="file"
            class="file"
            accept=".xlsx,.xlsm,.csv,.txt,.tsv"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0]
              event.currentTarget.value = ''
              if (file)
                // One byte too many is enough to be refused: a film need not fill the memory.
                void file
                  .slice(0, MAX_FILE_BYTES + 1)
                  .arrayBuffer()
                  .then((buffer) => onOpen({ name: file.name, bytes: new Uint8Array(buffer) }), onFail)
            }}
          />
        )}
      </Field>
      {reading && <p role="status">{words.reading}</p>}
      <details>
        <summary>{words.or}</summary>
        <form
          ref={pasted}
          onSubmit={(event) => {
            event.preventDefault()
            const text = String(new FormData(event.currentTarget).get('paste') ?? '')
            if (text.trim()) onOpen({ name: words.pasted, text })
          }}
        >
          <AreaField id="paste" label={words.paste} rows={6} spellcheck={false} />
          <Button type="submit" kind="second">
            {words.readPaste}
          </Button>
        </form>
      </details>
      <p>
        <Button kind="plain" onClick={onTemplate}>
          {words.template}
        </Button>
      </p>
    </div>
  )
}
