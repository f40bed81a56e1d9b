import { type Language, languages, paths } from '../../routes.ts'

const words = {
  id: {
    heading: 'Halaman tidak ditemukan',
    lead: 'Alamat ini tidak ada, atau halamannya sudah dipindah.',
    home: 'Ke beranda',
  },
  en: { heading: 'Page not found', lead: 'There is nothing at this address.', home: 'To the home page' },
}

/** One page for both languages: which one the reader speaks is not known here. */
export const NotFoundPage = () => (
  <div class="prose">
    {languages.map((language: Language) => (
      <div key={language} lang={language}>
        {language === 'id' ? <h1>{words.id.heading}</h1> : <h2>{words.en.heading}</h2>}
        <p>
          {words[language].lead} <a href={paths.home[language]}>{words[language].home}</a>
        </p>
      </div>
    ))}
  </div>
)
