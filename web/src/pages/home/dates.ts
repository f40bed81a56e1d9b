import { call, pageLanguage } from '../../api.ts'
import { dayInWords, numberIn } from '../../format.ts'

/** Puts the newest programme into the places that the page keeps for it; without an answer they stay as they are. */
export async function showDates() {
  const language = pageLanguage()
  const [programme] = await call('GET /programmes').catch(() => [])
  if (!programme) return
  const { office } = programme
  show('name', language === 'en' ? programme.nameEn : programme.name)
  for (const date of ['startsOn', 'nominateUntil', 'endsOn'] as const)
    show(date, dayInWords(programme[date], language))
  show('office', office.name)
  show('address', office.address)
  show('phone', office.phone, `tel:${office.phone.replace(/[^\d+]/g, '')}`)
  show('email', office.email, `mailto:${office.email}`)
}

/** Shows how far the programme has come; without an answer the places stay as they are. */
export async function showProgress() {
  const picture = await call('GET /progress').catch(() => undefined)
  if (!picture) return
  const format = numberIn(pageLanguage())
  const { companies, workers, day } = picture
  const figures = {
    day: `${format(Math.min(day, 100))} / 100`,
    companies: `${format(companies.takingPart)} / ${format(companies.invited)}`,
    nominated: workers.nominated === null ? '∗' : format(workers.nominated),
    certified: workers.certified === null ? '∗' : format(workers.certified),
  }
  for (const [figure, words] of Object.entries(figures)) {
    const cell = document.querySelector(`[data-progress="${figure}"]`)
    if (cell) cell.textContent = words
  }
}

function show(part: string, words: string, href?: string) {
  const place = document.querySelector(`[data-programme="${part}"]`)
  if (!place) return
  if (!href) {
    place.textContent = words
    return
  }
  const link = document.createElement('a')
  link.href = href
  link.textContent = words
  place.replaceChildren(link)
}
