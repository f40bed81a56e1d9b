import { judge, type Verdict } from '../../../../functions/contract/verdict.ts'
import { ApiProblem, call, pageLanguage } from '../../api.ts'
import { dayInWords, momentInWords } from '../../format.ts'
import { keepForOffline } from '../../keep-offline.ts'
import { checker } from './check.ts'
import { known } from './known.ts'
import { type Said, saidOf } from './said.ts'

type Facts = Partial<
  Record<'name' | 'scheme' | 'number' | 'registration' | 'issued' | 'expires' | 'asOf', string>
>

const language = pageLanguage()
const place = () => document.getElementById('answer')!
const drawn = (name: string) =>
  document
    .querySelector<HTMLTemplateElement>(`template[data-say="${name}"]`)!
    .content.cloneNode(true) as DocumentFragment

/** Numbers the questions: an answer that comes after a newer question is dropped. */
let asked = 0

function say(said: Said, facts?: Facts, offline = false) {
  const told = drawn(said)
  told.querySelector('[data-again]')?.addEventListener('click', () => void answerCode())
  if (facts) told.append(factsOf(facts, offline))
  place().replaceChildren(told)
}

function factsOf(facts: Facts, offline: boolean) {
  const list = drawn('facts')
  const { issued, expires, asOf } = facts
  const said: Facts = {
    ...facts,
    ...(issued && { issued: dayInWords(issued, language) }),
    ...(expires && { expires: dayInWords(expires, language) }),
    ...(asOf && { asOf: momentInWords(asOf, language) }),
  }
  for (const slot of list.querySelectorAll<HTMLElement>('[data-fact]')) {
    const fact = said[slot.dataset.fact as keyof Facts]
    if (fact) slot.textContent = fact
    else slot.parentElement!.remove()
  }
  if (!offline) list.querySelector('[data-when=offline]')?.remove()
  return list
}

function sayVerdict(verdict: Verdict, offline: boolean) {
  const said = verdict.answer === 'cannot_check' ? (`cannot_${verdict.lacks}` as const) : verdict.answer
  const statement = 'statement' in verdict ? verdict.statement : undefined
  const asOf = 'asOf' in verdict ? verdict.asOf : undefined
  say(said, statement && { ...statement, ...(asOf && { asOf }) }, offline)
}

const judged = async (code: string): Promise<[Verdict, boolean]> => {
  const { offline, ...held } = await known(new Date())
  try {
    // Loaded only when it is called for, so that a want of keys is said before a want of cryptography.
    const verdict = await judge(code, {
      ...held,
      now: new Date(),
      check: async (...args) => (await checker())(...args),
    })
    return [verdict, offline]
  } catch {
    return [{ answer: 'cannot_check', lacks: 'crypto' }, offline]
  }
}

/** Judges the code in the address; without one, only makes ready to judge offline. */
async function answerCode() {
  const code = location.hash.slice(1)
  if (!code || code === 'main') return void (await known(new Date()))
  const question = ++asked
  place().replaceChildren(drawn('checking'))
  const [verdict, offline] = await judged(code)
  if (question === asked) sayVerdict(verdict, offline)
}

async function answerNumber(number: string) {
  const question = ++asked
  place().replaceChildren(drawn('checking'))
  let tell: () => void
  try {
    const { found } = await call('POST /certificates/lookup', { body: { number } })
    tell = () => {
      if (!found) return say('not_found')
      const { state, issuedOn: issued, expiresOn: expires, scheme, schemeEn, ...rest } = found
      const name = language === 'en' ? schemeEn : scheme
      say(saidOf[state], { ...rest, scheme: name, issued, expires, asOf: new Date().toISOString() })
    }
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    tell = () => {
      say('not_asked')
      place().querySelector('[data-lead]')!.textContent = error.problem.title
    }
  }
  if (question !== asked) return
  tell()
  place().querySelector('h2')?.focus()
}

function ask(form: HTMLFormElement) {
  const input = form.querySelector('input')!
  const number = input.value.trim()
  form.querySelector('#number-error')?.remove()
  input.parentElement!.classList.toggle('wrong', !number)
  input.setAttribute('aria-describedby', number ? 'number-hint' : 'number-hint number-error')
  if (number) input.removeAttribute('aria-invalid')
  else {
    input.setAttribute('aria-invalid', 'true')
    input.before(drawn('missing'))
    return input.focus()
  }
  void answerNumber(number)
}

/** Brings the page to life: judges its code, looks up numbers, keeps what it needs on the device. */
export async function live(root: HTMLElement) {
  const form = root.querySelector('form')!
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    ask(form)
  })
  addEventListener('hashchange', () => void answerCode())
  addEventListener('online', () => {
    if (place().querySelector('[data-again]')) void answerCode()
  })
  await answerCode()
  // Sent before this script had come.
  const sent = new URLSearchParams(location.search).get('number')
  if (sent && !location.hash) {
    form.querySelector('input')!.value = sent
    ask(form)
  }
  root.dataset.live = ''
  // A device without cryptography of its own must hold the substitute before it is offline.
  await checker().catch(() => undefined)
  await keepForOffline(location.pathname.replace(/\/$/, '')).catch(() => undefined)
  root.dataset.kept = ''
}
