import type { Language } from '../contract/fields.ts'
import { dark, fonts, light } from '../contract/tokens.ts'
import type { Block, Message } from './blocks.ts'
import { maskNumbers } from './mask-numbers.ts'

export type Frame = {
  language: Language
  programme: string
  office: { name: string; address: string; email: string; phone: string }
  /** Short, for questions on the phone. */
  reference: string
}

const words = {
  id: {
    sender: 'Surel ini dikirim oleh',
    questions: 'Ada pertanyaan? Balas surel ini, atau hubungi kami:',
    reference: 'Nomor surel',
    paste: 'Bila tombol tidak berfungsi, salin alamat ini ke peramban:',
  },
  en: {
    sender: 'This e-mail was sent by',
    questions: 'Any questions? Reply to this e-mail, or reach us at:',
    reference: 'E-mail number',
    paste: 'If the button does not work, copy this address into your browser:',
  },
}

/** The message as plain text, lines not wrapped. */
export function plain({ blocks }: Message, { language, programme, office, reference }: Frame): string {
  const said = words[language]
  const body = blocks.map(plainBlock).join('\n\n')
  const foot = [
    `${said.questions}\n${office.phone}, ${office.email}`,
    `${said.sender} ${office.name}, ${office.address}\n${programme}\n${said.reference}: ${reference}`,
  ]
  return maskNumbers(`${body}\n\n--\n${foot.join('\n\n')}\n`)
}

function plainBlock(block: Block): string {
  switch (block.as) {
    case 'heading':
      return block.text.toUpperCase()
    case 'text':
    case 'note':
    case 'warning':
      return block.text
    case 'facts':
      return block.rows.map(([label, value]) => `${label}: ${value}`).join('\n')
    case 'list':
      return [block.title, ...block.items.map((item) => `- ${item}`)].join('\n')
    case 'table':
      return [block.head, ...block.rows].map((row) => row.join(' | ')).join('\n')
    case 'button':
    case 'link':
      return `${block.text}:\n${block.href}`
  }
}

const escape = (text: string) =>
  maskNumbers(text).replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!,
  )
const lines = (text: string) => escape(text).replaceAll('\n', '<br>')

// Gmail keeps inline styles only; the classes serve those that know dark mode by media query.
const darkStyle = `@media (prefers-color-scheme: dark) {
.ground { background: ${dark.ground} !important; }
.paper { background: ${dark.paper} !important; border-color: ${dark.line} !important; }
.ink { color: ${dark.ink} !important; }
.muted { color: ${dark.muted} !important; }
.rule { border-color: ${dark.line} !important; }
.box { background: ${dark.ground} !important; }
.head { background: ${dark.ground} !important; color: ${dark.ink} !important; }
.link { color: ${dark.accent} !important; }
.act { background: ${dark.accent} !important; }
.act a { color: ${dark.onAccent} !important; }
.warn { background: ${dark.warnTint} !important; color: ${dark.ink} !important; border-color: ${dark.warn} !important; }
}`

const font = fonts.text.replaceAll('"', "'")

/** The message as HTML for mail readers: inline styles, tables, at most 600 px wide, one button. */
export function html({ subject, blocks }: Message, frame: Frame): string {
  const { language, programme, office, reference } = frame
  const said = words[language]
  const button = blocks.find((block) => block.as === 'button')
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escape(subject)}</title>
<style>:root { color-scheme: light dark; supported-color-schemes: light dark; }
${darkStyle}</style>
</head>
<body class="ground" style="margin:0;padding:0;background:${light.ground};">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="ground" style="background:${light.ground};"><tr><td align="center" style="padding:16px 8px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;font-family:${font};">
<tr><td class="muted" style="padding:8px 16px;font-size:14px;line-height:20px;color:${light.muted};">${escape(programme)}</td></tr>
<tr><td class="paper ink" style="padding:24px 16px;background:${light.paper};border:1px solid ${light.line};border-top:4px solid ${light.accent};color:${light.ink};font-size:16px;line-height:24px;overflow-wrap:anywhere;">
${blocks.map(htmlBlock).join('\n')}${
    button
      ? `\n<p class="muted" style="margin:0;font-size:13px;line-height:20px;color:${light.muted};">${said.paste}<br><a class="link" href="${escape(button.href)}" style="color:${light.accent};word-break:break-all;">${escape(button.href)}</a></p>`
      : ''
  }
</td></tr>
<tr><td class="muted" style="padding:16px;font-size:13px;line-height:20px;color:${light.muted};">${said.questions}<br>${escape(office.phone)}, <a class="link" href="mailto:${escape(office.email)}" style="color:${light.accent};">${escape(office.email)}</a><br><br>${said.sender} ${escape(office.name)}, ${escape(office.address)}<br>${said.reference}: ${escape(reference)}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`
}

const cell = 'padding:8px;text-align:left;vertical-align:top;'
/** Only a word too long for a column of a phone may be broken. */
const unbroken = (said: string) => (/\S{13}/.test(said) ? '' : 'overflow-wrap:break-word;')

function htmlBlock(block: Block): string {
  switch (block.as) {
    case 'heading':
      return `<h1 class="ink" style="margin:0 0 16px;font-size:22px;line-height:28px;font-weight:700;color:${light.ink};">${escape(block.text)}</h1>`
    case 'text':
      return `<p class="ink" style="margin:0 0 16px;color:${light.ink};">${lines(block.text)}</p>`
    case 'note':
      return `<p class="muted" style="margin:0 0 16px;font-size:14px;line-height:20px;color:${light.muted};">${lines(block.text)}</p>`
    case 'warning':
      return `<p class="warn ink" style="margin:0 0 16px;padding:12px 16px;background:${light.warnTint};border-left:4px solid ${light.warn};color:${light.ink};">${lines(block.text)}</p>`
    case 'facts':
      return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="box" style="margin:0 0 16px;background:${light.ground};">${block.rows
        .map(
          ([label, value]) =>
            `<tr><td class="muted rule" style="padding:8px 0 8px 12px;width:34%;vertical-align:top;font-size:13px;color:${light.muted};border-bottom:1px solid ${light.line};">${escape(label)}</td><td class="ink rule" style="padding:8px 12px;vertical-align:top;font-weight:600;color:${light.ink};border-bottom:1px solid ${light.line};">${lines(value)}</td></tr>`,
        )
        .join('')}</table>`
    case 'list':
      return `<p class="ink" style="margin:0 0 4px;font-weight:600;color:${light.ink};">${escape(block.title)}</p>
<ul class="ink" style="margin:0 0 16px;padding:0 0 0 20px;color:${light.ink};">${block.items.map((item) => `<li style="margin:0 0 4px;">${escape(item)}</li>`).join('')}</ul>`
    case 'table':
      return `<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px;border-collapse:collapse;font-size:15px;line-height:20px;"><tr>${block.head
        .map(
          (said) =>
            `<th scope="col" class="head" style="${cell}${unbroken(said)}background:${light.ground};color:${light.ink};">${escape(said)}</th>`,
        )
        .join('')}</tr>${block.rows
        .map(
          (row) =>
            `<tr>${row.map((said) => `<td class="ink rule" style="${cell}${unbroken(said)}color:${light.ink};border-bottom:1px solid ${light.line};">${escape(said)}</td>`).join('')}</tr>`,
        )
        .join('')}</table>`
    case 'button':
      return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 16px;"><tr><td class="act" style="background:${light.accent};border-radius:4px;"><a href="${escape(block.href)}" style="display:inline-block;padding:14px 24px;font-size:16px;line-height:20px;font-weight:700;color:${light.onAccent};text-decoration:none;">${escape(block.text)}</a></td></tr></table>`
    case 'link':
      return `<p style="margin:0 0 16px;"><a class="link" href="${escape(block.href)}" style="color:${light.accent};">${escape(block.text)}</a></p>`
  }
}
