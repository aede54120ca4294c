import { LineChart, type LineSeriesOption } from 'echarts/charts'
import {
  AriaComponent,
  GridComponent,
  type GridComponentOption,
  MarkLineComponent,
  type MarkLineComponentOption,
} from 'echarts/components'
import { type ComposeOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { billions } from '../../format'
import { overview } from '../../text/overview'
import type { Curve } from './money-card'

use([LineChart, GridComponent, MarkLineComponent, AriaComponent, SVGRenderer])

type Options = ComposeOption<LineSeriesOption | GridComponentOption | MarkLineComponentOption>

/** Colours, lines and marks of the reference: a series differs by all three. */
const looks = [
  {
    step: 'plannedDong',
    words: overview.planned,
    colour: '#6b7a85',
    width: 2,
    type: 'dashed',
    symbol: 'none',
  },
  {
    step: 'approvedDong',
    words: overview.approved,
    colour: '#b86a00',
    width: 2.5,
    type: 'solid',
    symbol: 'circle',
  },
  { step: 'paidDong', words: overview.paidShort, colour: '#0b5a7b', width: 3, type: 'solid', symbol: 'rect' },
] as const

const [ink, ink2, grid] = ['#14212b', '#45545f', '#e1e7eb']
const fontFamily = '"Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif'
const billion = 1_000_000_000
const narrowPx = 520
const lastOf = (values: readonly (number | null)[]) => values.findLast((value) => value !== null) ?? 0

const plotPx = 380
const labelPx = 20

/** How far down the label of each end goes, so that ends which nearly meet stand one below another. */
function shiftsOf({ months }: Curve): Readonly<Record<string, number>> {
  const most = Math.max(1, ...months.map(({ plannedDong }) => plannedDong))
  const ends = looks
    .map(({ step }) => ({ step, at: plotPx * (1 - lastOf(months.map((month) => month[step])) / most) }))
    .sort((a, b) => a.at - b.at)
  let free = Number.NEGATIVE_INFINITY
  return Object.fromEntries(
    ends.map(({ step, at }) => {
      const shown = Math.max(at, free)
      free = shown + labelPx
      return [step, shown - at]
    }),
  )
}

/** One series: labelled at its end, by its words and its last amount. */
function seriesOf(curve: Curve, look: (typeof looks)[number], isNarrow: boolean): LineSeriesOption {
  const values = curve.months.map((month) => month[look.step])
  const last = values.findLastIndex((value) => value !== null)
  return {
    type: 'line',
    name: look.words,
    color: look.colour,
    symbol: look.symbol === 'none' ? 'circle' : look.symbol,
    symbolSize: 9,
    lineStyle: { width: look.width, type: look.type },
    silent: true,
    animation: false,
    data: values.map((value, index) => ({
      value: value === null ? null : value / billion,
      symbol: index === last && look.symbol !== 'none' ? look.symbol : 'none',
    })),
    endLabel: {
      show: !isNarrow,
      offset: [0, shiftsOf(curve)[look.step] ?? 0],
      formatter: `{w|${look.words}} {v|${billions(lastOf(values))}}`,
      rich: {
        w: { color: ink, fontWeight: 600, fontSize: 14, fontFamily },
        v: { color: ink, fontSize: 14, fontFamily },
      },
    },
    ...(look.step === 'paidDong' && curve.until > 0 && curve.until < 12 ? markOf(curve.until) : {}),
  }
}

/** Where the year stands. */
const markOf = (until: number): Pick<LineSeriesOption, 'markLine'> => ({
  markLine: {
    silent: true,
    symbol: 'none',
    label: { show: false },
    lineStyle: { color: '#7b8a95', type: 'dotted', width: 1 },
    data: [{ xAxis: overview.monthOf(until) }],
  },
})

function optionsOf(curve: Curve, widthPx: number): Options {
  const isNarrow = widthPx < narrowPx
  const label = { color: ink2, fontSize: 14, fontFamily }
  return {
    aria: { enabled: false },
    animation: false,
    grid: { left: 8, right: isNarrow ? 8 : 132, top: 16, bottom: 8, containLabel: true },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: curve.months.map(({ month }) => overview.monthOf(month)),
      axisLine: { lineStyle: { color: grid } },
      axisTick: { show: false },
      axisLabel: { ...label, interval: isNarrow ? 2 : 0 },
    },
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: isNarrow ? 2 : 4,
      splitLine: { lineStyle: { color: grid } },
      axisLabel: { ...label, formatter: (value: number) => billions(value * billion).replace(/,0$/, '') },
    },
    series: looks.map((look) => seriesOf(curve, look, isNarrow)),
  }
}

/** The curve, drawn at the size of its place and again when that changes; its table says the same. */
export function MoneyChart({ curve }: { readonly curve: Curve }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { current: element } = place
    if (!element) return
    const chart = init(element, null, { renderer: 'svg' })
    const draw = () => {
      chart.resize()
      chart.setOption(optionsOf(curve, element.clientWidth), { notMerge: true })
    }
    draw()
    const watch = new ResizeObserver(draw)
    watch.observe(element)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [curve])
  const amounts = looks.map(({ step }) => billions(lastOf(curve.months.map((month) => month[step]))))
  const [planned = '', approved = '', paid = ''] = amounts
  return (
    <figure className="curve-chart">
      <div
        ref={place}
        className="curve-plot"
        role="img"
        aria-label={overview.moneySaid(curve.year, planned, approved, paid)}
      />
      <ul className="leg only-s">
        {looks.map(({ words, step }, index) => (
          <li key={step}>
            <i className={`sw ${step}`} />
            <span>{words}</span>
            <span>{amounts[index]}</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}
