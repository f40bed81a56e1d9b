import { useEffect, useRef, useState } from 'preact/hooks'
import { Notice } from '../../ui/notice.tsx'
import { words } from '../exams/words.ts'
import { qrReader } from './qr-reader.ts'

/** Between two looks, and before the same slip counts as shown again. */
const everyMs = 150
const againMs = 4000

/** The camera's picture; tells each QR code that comes into sight, once. */
export function Scanner({ onRead }: { onRead: (text: string) => void }) {
  const video = useRef<HTMLVideoElement>(null)
  const tell = useRef(onRead)
  tell.current = onRead
  const [refused, setRefused] = useState(false)

  useEffect(() => {
    let stream: MediaStream | undefined
    let timer: ReturnType<typeof setTimeout>
    let over = false
    const before = { text: '', at: 0 }
    const begin = async () => {
      const [read, camera] = await Promise.all([
        qrReader(),
        navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }),
      ])
      stream = camera
      const picture = video.current
      if (over || !picture) return end()
      picture.srcObject = camera
      await picture.play()
      const look = async () => {
        const text = picture.readyState >= 2 ? await read(picture).catch(() => undefined) : undefined
        if (over) return
        if (text && (text !== before.text || Date.now() - before.at > againMs)) tell.current(text)
        if (text) Object.assign(before, { text, at: Date.now() })
        timer = setTimeout(() => void look(), everyMs)
      }
      await look()
    }
    const end = () => {
      over = true
      clearTimeout(timer)
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    begin().catch(() => over || setRefused(true))
    return end
  }, [])

  const t = words().checkIn
  if (refused)
    return (
      <Notice tone="warn" live="alert" title={t.noCamera}>
        <p>{t.noCameraHint}</p>
      </Notice>
    )
  return (
    <div class="scanner">
      <video ref={video} muted playsInline aria-label={t.camera} />
    </div>
  )
}
