/** Auto, Light, Dark or High contrast; takes effect at once and holds on this device. */
import { createSignal, type JSX } from 'solid-js'
import { OptionButtons } from '#client/ui/option-buttons.tsx'
import { chooseTheme, readTheme, THEMES } from '#client/ui/theme.ts'
import { showThemeColour } from './theme-colour.ts'
import { THEME_WORDS } from './words.ts'

export function ThemeChoice(): JSX.Element {
  const [theme, setTheme] = createSignal(readTheme(localStorage))
  return (
    <OptionButtons
      label="Theme"
      hideLabel
      value={theme()}
      options={THEMES.map((one) => ({ value: one, label: THEME_WORDS[one] }))}
      onChange={(chosen) => {
        chooseTheme(chosen, localStorage, document.documentElement)
        showThemeColour(chosen, document)
        setTheme(chosen)
      }}
    />
  )
}
