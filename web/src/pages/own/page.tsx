import { useEffect, useRef, useState } from 'preact/hooks'
import type { WorkerPage } from '../../../../functions/contract/worker-page.ts'
import { call } from '../../api.ts'
import { useSend } from '../../portal/use-send.ts'
import type { Text } from '../../text/id.ts'
import type { OwnText } from '../../text/own/id.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Opened } from './opened.tsx'
import type { OwnProps } from './props.ts'

/** A worker's own page: her link says whose it is, her date of birth that it is she. Nothing stays on the device. */
export function Page({ t, language }: OwnProps) {
  const [token, setToken] = useState<string>()
  const [page, setPage] = useState<WorkerPage>()
  useEffect(() => {
    const look = () => {
      setToken(location.hash.slice(1))
      setPage(undefined)
    }
    look()
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [])
  if (page)
    return <Opened t={t} language={language} page={page} set={setPage} onClose={() => setPage(undefined)} />
  return (
    <div class="prose">
      <h1>{t.own.heading}</h1>
      <p class="lead">{t.own.lead}</p>
      {token === '' ? (
        <Notice>
          <p>{t.own.noLink}</p>
        </Notice>
      ) : (
        <Enter t={t} token={token ?? ''} onOpen={setPage} />
      )}
    </div>
  )
}

function Enter({
  t,
  token,
  onOpen,
}: {
  t: Text & OwnText
  token: string
  onOpen: (page: WorkerPage) => void
}) {
  const { busy, problem, errorOf, send, setFaults } = useSend()
  const field = useRef<HTMLFormElement>(null)
  const error = errorOf('birthDate')
  useEffect(() => {
    if (error) field.current?.querySelector('input')?.focus()
  }, [error])
  return (
    <form
      class="form"
      method="post"
      noValidate
      ref={field}
      onSubmit={(event) => {
        event.preventDefault()
        const birthDate = String(new FormData(event.currentTarget).get('birthDate') ?? '')
        if (!birthDate.trim()) return setFaults([{ field: 'birthDate', text: t.own.birthDateMissing }])
        void send(async () => onOpen(await call('POST /worker/open', { body: { token, birthDate } })))
      }}
    >
      {problem && (
        <Notice tone="bad" live="alert" title={t.own.failed}>
          <p>{problem.problem.title}</p>
        </Notice>
      )}
      <TextField
        id="birthDate"
        label={t.own.birthDate}
        hint={t.own.birthDateHint}
        error={error}
        inputMode="numeric"
        autocomplete="bday"
        maxLength={30}
      />
      <div class="actions">
        <Button type="submit" busy={busy}>
          {busy ? t.own.opening : t.own.open}
        </Button>
      </div>
    </form>
  )
}
