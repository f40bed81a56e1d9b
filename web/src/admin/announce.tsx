import { signal } from '@preact/signals'
import { text } from './language.ts'

const said = signal<{ text: string; at: number } | undefined>()
const whispered = signal('')

/** Tells the result of what the officer did: seen at the foot of the window and read out. */
export const announce = (result: string) => (said.value = { text: result, at: Date.now() })

/** Read out only: what is seen elsewhere, such as the length of a list. */
export const whisper = (news: string) => (whispered.value = news)

/** Away with the last result, when new work begins. */
export const forget = () => (said.value = undefined)

/** Away with the last result, when another page opens. */
export const hush = () => {
  // The page that shows a result often opens right after it.
  if (said.value && Date.now() - said.value.at > 1000) said.value = undefined
}

export const Announcer = () => (
  <>
    <div class="result" role="status">
      {said.value && (
        <p>
          <span>{said.value.text}</span>
          <button type="button" onClick={() => (said.value = undefined)} aria-label={text.value.common.close}>
            ×
          </button>
        </p>
      )}
    </div>
    <div class="visually-hidden" role="status">
      {whispered.value}
    </div>
  </>
)
