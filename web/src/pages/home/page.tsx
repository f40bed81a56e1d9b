/** Landing page. */
export const HomePage = () => <h1>Gelombang</h1>
