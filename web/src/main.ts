import { pageLanguage } from './api.ts'
import { keepHeader } from './header.ts'
import { keepTypedOnSwitch } from './language-switch.ts'

const root = document.getElementById('app')
const page = root?.dataset.page
if (page === 'home')
  void import('./pages/home/dates.ts').then(({ showDates, showProgress }) =>
    Promise.all([showDates(), showProgress()]),
  )
else if (root && page === 'verify') void import('./pages/verify/live.ts').then(({ live }) => live(root))
else if (root && page && page !== 'privacy')
  void import('./live.tsx').then(({ live }) => live(root, pageLanguage()))
keepTypedOnSwitch()
keepHeader()
