import { useEffect } from 'preact/hooks'
import type { Staff } from '../../../functions/contract/session.ts'
import { Button } from '../ui/button.tsx'
import { text } from './language.ts'
import { useWork } from './load.ts'
import { Languages } from './languages.tsx'

export const signInAddress = (back: string) => `/api/auth/login?back=${encodeURIComponent(back)}`

/** For whoever is not signed in. */
export function SignIn({ back }: { back: string }) {
  const t = text.value
  useEffect(() => {
    document.title = `${t.signIn.title} – ${t.app}`
  }, [t])
  return (
    <main class="door">
      <p class="brand">
        {t.app} <span>{t.office}</span>
      </p>
      <h1>{t.signIn.title}</h1>
      <p>{t.signIn.hint}</p>
      <p>
        <a class="button" href={signInAddress(back)}>
          {t.signIn.button}
        </a>
      </p>
      <Languages />
    </main>
  )
}

/** For whoever is signed in, yet holds no role. */
export function NoRole({ me }: { me: Staff }) {
  const t = text.value
  return (
    <main class="door">
      <h1>{t.signIn.noRole}</h1>
      <p>
        {t.signIn.who} {me.name} ({me.email}). {t.signIn.noRoleHint}
      </p>
      <SignOut />
      <Languages />
    </main>
  )
}

/** Ends the session here, then at the identity provider. */
export function SignOut() {
  const { busy, run } = useWork()
  const leave = () =>
    run(async () => {
      await (await import('./check-in/kept.ts')).dropSent()
      const answer = await fetch('/api/auth/logout', {
        method: 'POST',
        headers: { accept: 'application/json' },
        credentials: 'same-origin',
      })
      const { redirect } = (await answer.json()) as { redirect: string }
      location.assign(redirect)
    })
  return (
    <Button kind="plain" small busy={busy} onClick={leave}>
      {text.value.signIn.out}
    </Button>
  )
}
