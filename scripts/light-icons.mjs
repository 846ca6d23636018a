/**
 * Lets our own component draw lucide's icons: each of its files imports one common `Icon`, which is
 * replaced. `client/ui/drawn-icon.tsx` says why.
 */

/**
 * @param {string} drawn path of the component that draws
 * @returns {import('vite').Plugin}
 */
export const lightIcons = (drawn) => ({
  name: 'light-icons',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === '../Icon' && importer?.includes('/lucide-solid/dist/source/icons/')
      ? drawn
      : undefined,
})
