/** How every function is built, as SST takes it; measurements build them by the same. */
export const bundling = { minify: true, splitting: true, plugins: 'stacks/trim.mjs' }
