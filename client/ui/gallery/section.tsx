/** A section of the gallery: a ruled heading and a grid of examples. */
import type { JSX } from 'solid-js'
import { SectionHead } from '../card.tsx'

export function Section(props: { title: string; children: JSX.Element }): JSX.Element {
  return (
    <section class="pt-6">
      <SectionHead title={props.title} rule />
      <div class="grid gap-6 pt-4 rail:grid-cols-2">{props.children}</div>
    </section>
  )
}
