import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Gate, type Portal, Trouble } from '../../portal/gate.tsx'
import { paths } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { OpenedProps } from './opened.tsx'
import type { RosterProps } from './roster-props.ts'
import { ChooseSource } from './source.tsx'
import { useRoster } from './use-roster.ts'
import { Waiting } from './waiting.tsx'

/** Sends a roster: read, understood, mended, then sent. */
export const Page = (props: RosterProps) => (
  <>
    <Gate {...props} heading={props.p.roster.heading}>
      {(portal) => <Roster {...props} portal={portal} />}
    </Gate>
    <noscript>
      <p>
        <a href={`/api/papers/portal/roster?language=${props.language}`}>{props.p.roster.plain}</a>
      </p>
    </noscript>
  </>
)

function Roster({ portal, ...props }: RosterProps & { portal: Portal }) {
  const { p, language } = props
  const words = p.roster
  const roster = useRoster(language, portal.today)
  const { understood, draft } = roster
  const { Opened, failed, load } = useOpened()
  const busy = roster.reading || understood !== undefined
  useEffect(() => {
    if (busy) load()
  }, [busy])
  const workbookWords = { row: words.row, faults: words.faults, heads: words.rolesShort }

  const download = async (job: 'marked' | 'template') =>
    save(await roster.ask(job, { words: workbookWords }), job === 'template' ? 'templat' : 'daftar-bertanda')

  return (
    <>
      <p>
        <a href={paths.portal[language]}>{p.toPortal}</a>
      </p>
      <h1>{words.heading}</h1>
      {!understood && <p class="lead">{words.lead}</p>}
      {roster.restored && draft && (
        <Notice live="status">
          <p>{words.restored(draft.name)}</p>
          {roster.restored === 'again' && (
            <p>
              <Button kind="second" small onClick={roster.restart}>
                {words.restart}
              </Button>
            </p>
          )}
        </Notice>
      )}
      {roster.problem && !understood && <Trouble problem={roster.problem} p={p} again={undefined} />}
      {!understood && !roster.reading && <Waiting {...props} onResume={roster.resume} />}
      {!understood && (
        <ChooseSource
          p={p}
          reading={roster.reading}
          unreadable={roster.unreadable}
          onOpen={roster.open}
          onFail={roster.fail}
          onTemplate={() => void download('template')}
        />
      )}
      {roster.stopped && (
        <Notice tone="bad" live="alert" title={words.stopped}>
          <p>{words.stoppedLead}</p>
          <Button kind="second" small onClick={() => location.reload()}>
            {words.reload}
          </Button>
        </Notice>
      )}
      {failed && !Opened && (
        <Notice tone="bad" live="alert" title={p.failed}>
          <Button kind="second" small onClick={load}>
            {p.again}
          </Button>
        </Notice>
      )}
      {understood && draft && Opened && (
        <Opened
          {...props}
          roster={roster}
          understood={understood}
          draft={draft}
          schemes={portal.programme.schemes}
          onDownload={() => void download('marked')}
        />
      )}
    </>
  )
}

/** The grid and all else that only an open roster needs; it comes while the file is read. */
function useOpened() {
  const [loaded, setLoaded] = useState<{ Opened: ComponentType<OpenedProps> }>()
  const [failed, setFailed] = useState(false)
  const load = () => {
    setFailed(false)
    import('./opened.tsx').then(setLoaded, () => setFailed(true))
  }
  return { Opened: loaded?.Opened, failed, load }
}

function save(bytes: Uint8Array, name: string) {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }))
  const link = Object.assign(document.createElement('a'), { href: url, download: `${name}.xlsx` })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
