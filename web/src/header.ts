import { ApiProblem, call } from './api.ts'
import { dropDraft, keepDraft, readDraft } from './draft.ts'

/** That this tab saw a company signed in. No secret: the session is a cookie that no script reads. */
const key = 'signed-in'

const draw = (signedIn: boolean) => {
  for (const part of document.querySelectorAll<HTMLElement>('[data-for]'))
    part.hidden = (part.dataset.for === 'company') !== signedIn
}

/** Offers the portal and the way out on this page, and on those that follow in this tab; or the way in. */
export function showSignedIn(signedIn: boolean) {
  if (signedIn) keepDraft(key, true)
  else dropDraft(key)
  draw(signedIn)
}

/** What is offered as it was last known, with the way out. */
export function keepHeader() {
  if (readDraft(key)) draw(true)
  const leave = document.querySelector<HTMLButtonElement>('[data-leave]')
  leave?.addEventListener('click', async () => {
    leave.setAttribute('aria-disabled', 'true')
    try {
      await call('POST /portal/leave')
    } catch (error) {
      // Nobody was signed in any more, or the reload says what is amiss.
      if (!(error instanceof ApiProblem)) throw error
    }
    sessionStorage.clear()
    location.reload()
  })
}
