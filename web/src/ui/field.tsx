import type {
  ComponentChildren,
  InputHTMLAttributes,
  LooseInputHTMLAttributes,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from 'preact'

/** What a control needs to belong to its label, hint and error. */
export type ControlProps = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': 'true' | undefined
}

type Frame = {
  /** Also the id of the control: error summaries link to it. */
  id: string
  label: ComponentChildren
  hint?: ComponentChildren
  error?: string | undefined
}

/** Label, hint and error around one control. */
export function Field({
  id,
  label,
  hint,
  error,
  children,
}: Frame & { children: (control: ControlProps) => ComponentChildren }) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id}>{label}</label>
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span class="field-error" id={`${id}-error`}>
          {error}
        </span>
      )}
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? 'true' : undefined,
      })}
    </div>
  )
}

type Native<Attributes> = Omit<Attributes, keyof Frame | 'children' | 'ref' | 'role'>

type Typed = 'text' | 'email' | 'tel' | 'url' | 'search' | 'date' | 'time' | 'password'

/** One line of text; numbers too, with `inputMode="numeric"`. */
export const TextField = ({
  id,
  label,
  hint,
  error,
  ...input
}: Frame & Omit<Native<LooseInputHTMLAttributes>, 'type'> & { type?: Typed }) => (
  <Field id={id} label={label} hint={hint} error={error}>
    {(control) => <input {...({ name: id, ...input, ...control } as InputHTMLAttributes)} />}
  </Field>
)

/** Several lines of text. */
export const AreaField = ({ id, label, hint, error, ...area }: Frame & Native<TextareaHTMLAttributes>) => (
  <Field id={id} label={label} hint={hint} error={error}>
    {(control) => <textarea name={id} {...area} {...control} />}
  </Field>
)

/** A choice of one out of a short list; `[value, words]` each. `chosen` is only the first choice. */
export const SelectField = ({
  id,
  label,
  hint,
  error,
  options,
  chosen,
  ...select
}: Frame &
  Native<SelectHTMLAttributes> & { options: readonly (readonly [string, string])[]; chosen?: string }) => (
  <Field id={id} label={label} hint={hint} error={error}>
    {(control) => (
      <select name={id} {...select} {...control}>
        {options.map(([option, words]) => (
          <option key={option} value={option} selected={chosen === undefined ? undefined : option === chosen}>
            {words}
          </option>
        ))}
      </select>
    )}
  </Field>
)

/** A single box to tick. */
export function TickField({
  id,
  label,
  error,
  ...input
}: Omit<Frame, 'hint'> & Omit<Native<LooseInputHTMLAttributes>, 'type'>) {
  return (
    <div class={error ? 'field wrong' : 'field'}>
      {error && (
        <span class="field-error" id={`${id}-error`}>
          {error}
        </span>
      )}
      <label class="choice" for={id}>
        <input
          {...({
            name: id,
            ...input,
            id,
            type: 'checkbox',
            'aria-describedby': error ? `${id}-error` : undefined,
            'aria-invalid': error ? 'true' : undefined,
          } as InputHTMLAttributes)}
        />
        <span>{label}</span>
      </label>
    </div>
  )
}
