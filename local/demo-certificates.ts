import { monthsOn } from '../functions/certificates/certificate.ts'
import type { Graduate } from '../functions/contract/certificate.ts'
import type { Call } from './demo-api.ts'
import { waveOn } from './demo-exams.ts'
import { dayFrom } from './demo-waves.ts'
import type { Story } from './demo.ts'

const params = { programme: 'malang-2026' }

/** A wave's graduates who have a certificate, in the order of the page. */
async function certified(lsp: Call, day: number) {
  const held = await waveOn(lsp, day)
  if (!held) return []
  const all = await lsp('GET /programmes/:programme/certificates/waves/:wave', held.of)
  return all.flatMap(({ certificate }) => (certificate ? [certificate] : []))
}

/**
 * Certificates in every state: most good, one that has ended, one that ends within a month, one replaced, one revoked
 * by two officers, one that a second officer has yet to look at; and the files to print them.
 */
export async function certify({ people, say }: Story, day: number) {
  const [lsp, second] = [await people.officer('lsp-1'), await people.officer('lsp-2')]
  const held = await waveOn(lsp, day)
  if (!held) return
  const graduates = await lsp('GET /programmes/:programme/certificates/waves/:wave', held.of)
  await issueShort(lsp, held.of.params, graduates.filter(({ certificateNo }) => certificateNo).slice(-2))
  await lsp('POST /programmes/:programme/certificates/waves/:wave/issue', {
    ...held.of,
    body: { issuedOn: dayFrom(-3) },
  })

  const good = (await certified(lsp, day)).filter(({ issuedOn }) => issuedOn === dayFrom(-3))
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

/** Certificates of a year, dated so that one has ended by today and one is to end: the demo has three weeks. */
async function issueShort(lsp: Call, of: { programme: string; wave: string }, some: readonly Graduate[]) {
  const setYears = async (years: (usual: number) => number) => {
    const { id: _, ...programme } = await lsp('GET /programmes/:programme', { params })
    const schemes = programme.schemes.map((one) => ({ ...one, validYears: years(one.validYears) }))
    await lsp('PUT /programmes/:programme', { params, body: { ...programme, schemes } })
  }
  const { schemes } = await lsp('GET /programmes/:programme', { params })
  await setYears(() => 1)
  for (const [at, { nomination }] of some.entries())
    await lsp('POST /programmes/:programme/certificates/waves/:wave/issue', {
      params: of,
      body: { issuedOn: monthsOn(dayFrom(at === 0 ? -2 : 0), at === 0 ? -12 : -11), nomination },
    })
  await setYears(() => schemes[0]!.validYears)
}

/** Two workers look at their pages: one is open to work and mends her name, the other had her data looked at. */
export async function useOwnPages({ people, say }: Story, day: number) {
  const lsp = await people.officer('lsp-1')
  const good = (await certified(lsp, day)).filter((one) => one.state === 'issued' && !one.revocation)
  const [looking, asking] = good.filter(({ issuedOn }) => issuedOn === dayFrom(-3)).slice(1)
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
