/**
 * Draws the icons of `lucide-solid`, in place of its own drawing (`scripts/light-icons.mjs`): that makes
 * an effect for every attribute of every stroke, a sixth of a first screen's time on a slow phone. Here
 * an icon is made once and copied. What it takes is what `Icon` says, and all of them are decoration.
 */
import { createRenderEffect, type JSX } from 'solid-js'

type Strokes = readonly (readonly [name: string, attributes: Readonly<Record<string, string>>])[]
type Drawing = {
  readonly name: string
  readonly aliases?: readonly string[]
  readonly node: Strokes
}

const SVG = 'http://www.w3.org/2000/svg'
const SIDE = 24

const made = new WeakMap<Drawing, SVGElement>()

const firstOf = (drawing: Drawing): SVGElement => {
  const known = made.get(drawing)
  if (known) return known
  const svg = document.createElementNS(SVG, 'svg')
  const attributes = {
    width: `${SIDE}`,
    height: `${SIDE}`,
    viewBox: `0 0 ${SIDE} ${SIDE}`,
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '2',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
    class: `lucide lucide-${drawing.name}`,
  }
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value)
  for (const [stroke, { key: _, ...where }] of drawing.node) {
    const child = document.createElementNS(SVG, stroke)
    for (const [name, value] of Object.entries(where)) child.setAttribute(name, value)
    svg.append(child)
  }
  made.set(drawing, svg)
  return svg
}

export default function DrawnIcon(props: {
  icon: Drawing
  size?: string | number
  class?: string
}): JSX.Element {
  const first = firstOf(props.icon)
  const svg = first.cloneNode(true) as SVGElement
  createRenderEffect(() => {
    if (props.size !== undefined) {
      svg.setAttribute('width', `${props.size}`)
      svg.setAttribute('height', `${props.size}`)
    }
    if (props.class) svg.setAttribute('class', `${first.getAttribute('class')} ${props.class}`)
  })
  return svg
}
