import { language, loadText, text } from './language.ts'

/** The switch of the language, kept on this machine. */
export const Languages = () => (
  <div class="languages" role="group" aria-label={text.value.common.language}>
    {(['id', 'en'] as const).map((one) => (
      <button
        key={one}
        type="button"
        lang={one}
        aria-pressed={language.value === one}
        aria-label={one === 'id' ? 'Bahasa Indonesia' : 'English'}
        onClick={() => void loadText(one)}
      >
        {one.toUpperCase()}
      </button>
    ))}
  </div>
)
