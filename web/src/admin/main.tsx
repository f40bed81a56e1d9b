import { render } from 'preact'
import { App } from './app.tsx'
import { loadText } from './language.ts'
import { startSession } from './session.ts'

const root = document.getElementById('app')
if (!root) throw new Error('the page has no #app')
await Promise.all([loadText(), startSession()])
render(<App />, root)
