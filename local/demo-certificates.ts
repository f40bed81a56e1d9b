import type { Call } from './demo-api.ts'
import { waveOn } from './demo-exams.ts'
import { dayFrom, type Story } from './demo-story.ts'

const params = { programme: 'malang-2026' }

/** A wave's graduates who have a certificate, in the order of the page. */
async function certified(lsp: Call, day: number) {
  const held = await waveOn(lsp, day)
  if (!held) return []
  const all = await lsp('GET /programmes/:programme/certificates/waves/:wave', held.of)
  return all.flatMap(({ certificate }) => (certificate ? [certificate] : []))
}

/**
 * Certificates in every state that three weeks can bring: most good, one replaced, one revoked by two officers, one
 * that a second officer has yet to look at; and the files to print them. Set the clock forward to see them end.
 */
export async function certify({ people, say }: Story, day: number) {
  const [lsp, second] = [await people.officer('lsp-1'), await people.officer('lsp-2')]
  const held = await waveOn(lsp, day)
  if (!held) return
  await lsp('POST /programmes/:programme/certificates/waves/:wave/issue', {
    ...held.of,
    body: { issuedOn: dayFrom(-3) },
  })

  const good = await certified(lsp, day)
  const [misspelt, mistaken, doubted] = good
  if (misspelt) {
    const { id: certificate, certificateNo, registrationNo, version } = misspelt
    await lsp('POST /programmes/:programme/certificates/:certificate/reissue', {
      params: { ...params, certificate },
      body: {
        certificateNo,
        registrationNo,
        blankNo: 'BLK 7304499',
        issuedOn: dayFrom(-3),
        reason: 'Blangko rusak saat dicetak.',
        version,
      },
    })
  }
  for (const [one, reason] of [
    [mistaken, 'Sertifikat tercetak atas nama orang yang keliru.'],
    [doubted, 'Data asesi diragukan; menunggu klarifikasi dari perusahaan.'],
  ] as const)
    if (one)
      await lsp('POST /programmes/:programme/certificates/:certificate/revocation', {
        params: { ...params, certificate: one.id },
        body: { reason },
      })
  if (mistaken)
    await second('POST /programmes/:programme/certificates/:certificate/revocation/confirm', {
      params: { ...params, certificate: mistaken.id },
    })
  await lsp('POST /programmes/:programme/certificates/waves/:wave/print', held.of)
  say(`${good.length} certificates are issued; one is replaced, one revoked`)
}

/** Two workers look at their pages: one is open to work and mends her name, the other had her data looked at. */
export async function useOwnPages({ people, say }: Story, day: number) {
  const lsp = await people.officer('lsp-1')
  const good = (await certified(lsp, day)).filter((one) => one.state === 'issued' && !one.revocation)
  const [looking, asking] = good.slice(1)
  for (const one of [looking, asking]) {
    if (!one) continue
    const { company, nomination } = one
    const { birthDate } = await lsp('GET /programmes/:programme/companies/:company/nominations/:nomination', {
      params: { ...params, company, nomination },
    })
    const token = people.slipOf({ ...params, company, id: nomination })
    const { ticket } = await people.nobody('POST /worker/open', { body: { token, birthDate } })
    if (one === looking) {
      await people.nobody('PUT /worker/open-to-work', { body: { ticket, open: true, district: 'Kepanjen' } })
      await people.nobody('POST /worker/requests', {
        body: { ticket, kind: 'correct', text: 'Alamat saya sekarang Jl. Melati No. 12, Kepanjen.' },
      })
      say(`A worker's own page: /saya#${token} with ${birthDate}`)
    } else {
      await people.nobody('POST /worker/requests', {
        body: { ticket, kind: 'erase', text: 'Mohon hapus alamat surel saya.' },
      })
      const requests = await lsp('GET /programmes/:programme/data-requests', { params })
      const own = requests.find((request) => request.nomination === nomination)!
      await lsp('POST /programmes/:programme/data-requests/:request/answer', {
        params: { ...params, request: own.id },
        body: { answer: 'Alamat surel sudah dihapus dari data Anda.' },
      })
    }
  }
}
