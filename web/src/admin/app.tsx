import { LocationProvider, useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { ApiProblem } from '../api.ts'
import { Announcer } from './announce.tsx'
import { language, text } from './language.ts'
import { homeOf } from './menu.ts'
import { Trouble } from './parts/trouble.tsx'
import { Pages } from './routes.tsx'
import { DeskContext, deskOf, ended, offline, session, startSession } from './session.ts'
import { NoRole, SignIn, signInAddress } from './sign-in.tsx'
import { Nav, TopBar } from './top-bar.tsx'

export const App = () => (
  <LocationProvider scope="/admin">
    <Shell />
  </LocationProvider>
)

function Shell() {
  const { path, url, route } = useLocation()
  const current = session.value
  const [, , wanted] = path.split('/')
  const signedIn = current && current !== 'out' && !(current instanceof ApiProblem) ? current : undefined
  const programmes = signedIn?.programmes ?? []
  const programme = programmes.find(({ id }) => id === wanted) ?? programmes[0]
  const desk = signedIn && programme && deskOf(signedIn, programme)
  const home = desk?.to(offline.value ? 'ujian' : homeOf(desk))

  useEffect(() => {
    if (home && !wanted) route(home, true)
  }, [home, wanted])

  const t = text.value
  if (current === undefined) return null
  if (current === 'out') return <SignIn back={url} />
  if (current instanceof ApiProblem)
    return (
      <main class="inner">
        <Trouble problem={current.problem} retry={() => void startSession()} />
      </main>
    )
  if (!desk) return <NoRole me={current.me} />
  return (
    <DeskContext.Provider value={desk} key={`${desk.programme.id} ${language.value}`}>
      <a class="skip" href="#main">
        {t.skip}
      </a>
      <TopBar me={current.me} programmes={programmes} />
      <div class="desk">
        <Nav />
        <main id="main" tabIndex={-1}>
          {ended.value && (
            <div class="notice warn" role="alert">
              <p>
                <a href={signInAddress(url)} target="_blank" rel="noopener">
                  {t.signIn.ended}
                </a>
              </p>
            </div>
          )}
          {wanted && <Pages known={wanted === desk.programme.id} />}
        </main>
      </div>
      <Announcer />
    </DeskContext.Provider>
  )
}
