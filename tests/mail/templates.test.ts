import { describe, expect, it } from 'vitest'
import { noticeKinds } from '../../functions/contract/notice.ts'
import { maskNumbers } from '../../functions/mail/mask-numbers.ts'
import { preview } from '../../functions/mail/preview.ts'
import { render } from '../../functions/mail/render.ts'
import { sample } from '../../functions/mail/templates/sample.ts'

const languages = ['id', 'en'] as const
const cases = noticeKinds.flatMap((kind) => languages.map((language) => [kind, language] as const))
const identityNumber = /\d(?:[ .-]?\d){15}/
const office = { name: 'Disnaker', address: 'Kepanjen', email: 'office@example.org', phone: '0341' }

describe('the mails', () => {
  it.each(cases)('%s in %s reads as it was approved', async (kind, language) => {
    const { subject, text, attachments } = await preview(kind, language)
    const enclosed = attachments.length > 0 ? `\n[${attachments.join(', ')}]\n` : ''
    await expect(`${subject}\n\n${text}${enclosed}`).toMatchFileSnapshot(
      `__snapshots__/${kind}.${language}.txt`,
    )
  })

  it.each(cases)('%s in %s says the same in HTML, for phones and in the dark', async (kind, language) => {
    const { subject, text, html } = await preview(kind, language)
    const seen = html
      .replace(/<style>.*?<\/style>/s, '')
      .replace(/<br>/g, '\n')
      .replace(/<[^>]+>/g, '')
      .replaceAll('&amp;', '&')
      .replaceAll('&quot;', '"')
      .toLowerCase()
    const words = text
      .split(/\n| \| /)
      .map((line) => line.replace(/^- |:$/g, '').trim())
      .flatMap((line) => (seen.includes(line.toLowerCase()) ? [] : line.split(': ')))
      .filter((line) => line !== '' && line !== '--')
    for (const line of words)
      expect(line.startsWith('https://') ? html : seen).toContain(
        line.startsWith('https://') ? line : line.toLowerCase(),
      )
    expect(html).toContain('name="color-scheme" content="light dark"')
    expect(html).toContain(`<html lang="${language}">`)
    expect(html).toContain('max-width:600px')
    expect(html.match(/class="act"/g)?.length ?? 0).toBeLessThanOrEqual(1)
    expect(subject.length).toBeLessThanOrEqual(120)
  })

  it.each(cases)('%s in %s shows no identity number, even if one was typed into it', (kind, language) => {
    const typed = sample(kind, language)
    const number = '3507012509909001'
    typed.reason = `NIK ${number} dan 3507 0125 0990 9001 salah`
    typed.worker = { ...typed.worker, name: `Siti ${number}` }
    typed.workers = [{ ...typed.worker, name: number }]
    typed.exam = { ...typed.exam, note: number }
    typed.letter = number
    const { subject, text, html } = render(kind, typed, language, office, 'contoh00')
    for (const said of [subject, text, html]) expect(said).not.toMatch(identityNumber)
  })

  it('takes what people typed as words, never as markup', () => {
    const typed = sample('company_refused', 'id')
    typed.reason = '<script>alert(1)</script> & "lain"\nbaris kedua'
    const { html } = render('company_refused', typed, 'id', office, 'contoh00')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;lain&quot;<br>baris kedua')
    expect(html).not.toContain('<script>')
  })

  it('keeps what a subject could smuggle into the head of a mail on one line', () => {
    const typed = sample('result', 'en')
    typed.workers = [{ ...typed.worker, name: 'Siti\r\nBcc: all@example.org' }]
    expect(render('result', typed, 'en', office, 'contoh00').subject).not.toMatch(/[\r\n]/)
  })

  it.each([
    ['result', 'Hasil ujian Siti Aminah tanggal 16 Februari 2027', 'Hasil: Belum kompeten (BK)'],
    [
      'certificate_ready',
      'Sertifikat Siti Aminah sudah terbit, berlaku sampai 28 Februari 2030',
      'Nomor sertifikat: BNSP-0001/2027',
    ],
  ] as const)('about one person names her: %s', (kind, heads, says) => {
    const typed = sample(kind, 'id')
    typed.workers = typed.workers.slice(1, 2)
    const { subject, text } = render(kind, typed, 'id', office, 'contoh00')
    expect(subject).toBe(heads)
    expect(text).toContain(`Nama: Siti Aminah\nSkema: Petugas Kebersihan\n`)
    expect(text).toContain(says)
    expect(text).not.toMatch(/\d peserta/)
  })

  it('leaves shorter and longer numbers as they are', () => {
    expect(maskNumbers('560/123/35.07.105/2027, 0341391122, 2027-02-16')).toBe(
      '560/123/35.07.105/2027, 0341391122, 2027-02-16',
    )
    const certificate = 'Ani | 81210 5131 0 0012345 2027 | 28 Februari 2030'
    expect(maskNumbers(certificate)).toBe(certificate)
    expect(maskNumbers(`${certificate}, NIK 3507 0125 0990 9001`)).toBe(
      `${certificate}, NIK 3507••••••••9001`,
    )
    expect(maskNumbers('NIK 3507012509909001.')).toBe('NIK 3507••••••••9001.')
  })
})
