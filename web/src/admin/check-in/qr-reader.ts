type Detector = { detect: (of: HTMLVideoElement) => Promise<{ rawValue: string }[]> }
type DetectorClass = {
  new (options: { formats: string[] }): Detector
  getSupportedFormats: () => Promise<string[]>
}

/** Reads the QR code in a picture of the camera, if there is one. */
export type ReadQr = (video: HTMLVideoElement) => Promise<string | undefined>

/** Pixels along the longer side: enough for a slip at arm's length, and quick on a cheap phone. */
const longest = 720

async function own(): Promise<Detector | undefined> {
  const Class = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector
  if (!Class || !(await Class.getSupportedFormats()).includes('qr_code')) return undefined
  return new Class({ formats: ['qr_code'] })
}

async function brought(): Promise<ReadQr> {
  const { default: readQr } = await import('jsqr')
  const canvas = document.createElement('canvas')
  const paint = canvas.getContext('2d', { willReadFrequently: true })!
  return (video) => {
    const scale = Math.min(1, longest / Math.max(video.videoWidth, video.videoHeight, 1))
    const width = (canvas.width = Math.round(video.videoWidth * scale))
    const height = (canvas.height = Math.round(video.videoHeight * scale))
    if (!width || !height) return Promise.resolve(undefined)
    paint.drawImage(video, 0, 0, width, height)
    const { data } = paint.getImageData(0, 0, width, height)
    return Promise.resolve(readQr(data, width, height, { inversionAttempts: 'dontInvert' })?.data)
  }
}

/** The browser's own reader where it has one; else one that is brought, once. */
export async function qrReader(): Promise<ReadQr> {
  const detector = await own().catch(() => undefined)
  if (!detector) return brought()
  return async (video) => (await detector.detect(video))[0]?.rawValue
}
