/**
 * Every component on one page, with invented people. For looking, for the accessibility check, and
 * for whoever builds a screen. Not part of the app.
 */
import { createSignal, type JSX } from 'solid-js'
import { render } from 'solid-js/web'
import '../styles.css'
import { Frame } from '../frame.tsx'
import { Mark } from '../mark.tsx'
import { OptionButtons } from '../option-buttons.tsx'
import { Page } from '../page.tsx'
import { chooseTheme, readTheme, type Theme } from '../theme.ts'
import { ToastRegion } from '../toast.tsx'
import { Calendars } from './calendars.tsx'
import { Controls } from './controls.tsx'
import { Lists } from './lists.tsx'
import { Navigation, tabBar } from './navigation.tsx'
import { Pictures } from './pictures.tsx'
import { States } from './states.tsx'

function Gallery(): JSX.Element {
  const [theme, setTheme] = createSignal<Theme>(readTheme(localStorage))
  const choose = (next: Theme) => {
    chooseTheme(next, localStorage, document.documentElement)
    setTheme(next)
  }
  return (
    <Frame tabBar={tabBar()}>
      <Page title="Dual Control" note="Components" actions={<Mark size={40} />}>
        <OptionButtons
          label="Theme"
          value={theme()}
          columns={4}
          onChange={choose}
          options={[
            { value: 'auto', label: 'Auto' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
            { value: 'contrast', label: 'High contrast' },
          ]}
        />
        <Controls />
        <States />
        <Lists />
        <Navigation />
        <Calendars />
        <Pictures />
      </Page>
      <ToastRegion />
    </Frame>
  )
}

const root = document.getElementById('root')
if (root) render(() => <Gallery />, root)
