import { useLocation } from 'preact-iso'
import type { getCertificate } from '../../../../functions/contract/certificate.ts'
import type { ReplyOf } from '../../../../functions/contract/endpoint.ts'
import { call } from '../../api.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { AreaField, TextField } from '../../ui/field.tsx'
import { announce } from '../announce.tsx'
import { text, today } from '../language.ts'
import { Form, typed } from '../parts/form.tsx'
import { useDesk } from '../session.ts'
import { words } from './words.ts'

/** Issues a certificate again: another takes its place. */
export function Reissue({ of, onClose }: { of: ReplyOf<typeof getCertificate>; onClose: () => void }) {
  const { programme, to } = useDesk()
  const { route } = useLocation()
  const w = words()
  const labels: Record<string, string> = {
    certificateNo: w.number,
    registrationNo: w.registration,
    blankNo: w.blank,
    issuedOn: w.issuedOn,
    reason: w.reason,
  }
  return (
    <Dialog title={w.reissue} onClose={onClose}>
      <p>{w.reissueWhat}</p>
      <Form
        send={w.reissueDo}
        sending={w.issuing}
        label={(field) => labels[field] ?? field}
        onCancel={onClose}
        onSend={async (values) => {
          const next = await call('POST /programmes/:programme/certificates/:certificate/reissue', {
            params: { programme: programme.id, certificate: of.id },
            body: {
              certificateNo: typed(values, 'certificateNo'),
              registrationNo: typed(values, 'registrationNo'),
              blankNo: typed(values, 'blankNo'),
              issuedOn: typed(values, 'issuedOn'),
              reason: typed(values, 'reason'),
              version: of.version,
            },
          })
          announce(w.reissued(next.name))
          route(to(`sertifikat/${next.id}`))
        }}
      >
        {(field) => (
          <>
            <AreaField {...field('reason')} label={w.reason} rows={2} />
            <TextField {...field('certificateNo')} label={w.number} defaultValue={of.certificateNo} />
            <TextField
              {...field('registrationNo')}
              label={`${w.registration} ${text.value.common.optional}`}
              defaultValue={of.registrationNo ?? ''}
            />
            <TextField
              {...field('blankNo')}
              label={`${w.blank} ${text.value.common.optional}`}
              defaultValue={of.blankNo ?? ''}
            />
            <TextField
              {...field('issuedOn')}
              label={w.issuedOn}
              type="date"
              defaultValue={today()}
              min={of.earliest}
              max={today()}
            />
          </>
        )}
      </Form>
    </Dialog>
  )
}
