/** From values to a picture: a round top of the axis, and the lines in between. */

/** Round values from 0 up to at least `max`, at most six; [0, 1] when there is nothing to show. */
export function roundTicks(max: number): readonly number[] {
  if (!(max > 0)) return [0, 1]
  const rough = max / 4
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((size) => size >= rough)
  const unit = step ?? magnitude * 10
  const count = Math.ceil(max / unit - 1e-9)
  return Array.from({ length: count + 1 }, (_, index) => index * unit)
}
