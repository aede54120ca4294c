const paths = {
  tick: <path d="M5 12.5l4.5 4.5L19 7.5" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5l3.5 2" />
    </>
  ),
  triangle: (
    <>
      <path d="M12 4L2.8 19.5h18.4z" />
      <path d="M12 10v4.5M12 17v.2" />
    </>
  ),
  pause: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M10 9v6M14 9v6" />
    </>
  ),
  lock: (
    <>
      <rect x="5" y="11" width="14" height="9" rx="2" />
      <path d="M8 11V8a4 4 0 0 1 8 0v3" />
    </>
  ),
  document: (
    <>
      <path d="M7 3.5h7l4 4v13H7z" />
      <path d="M14 3.5v4h4M10 12h5M10 15.5h5" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="8" r="3.5" />
      <path d="M5 20c.6-4 3.4-6 7-6s6.400 2 7 6" />
    </>
  ),
  search: (
    <>
      <circle cx="11" cy="11" r="6" />
      <path d="M15.500 15.500L20 20" />
    </>
  ),
  up: <path d="M12 19V5M6 11l6-6 6 6" />,
  print: (
    <>
      <path d="M7 8V4h10v4M7 17H4v-7h16v7h-3" />
      <path d="M7 14h10v6H7z" />
    </>
  ),
  arrow: <path d="M19 12H5M11 6l-6 6 6 6" />,
  circle: <circle cx="12" cy="12" r="7" />,
  dot: <circle cx="12" cy="12" r="4" fill="currentColor" />,
  half: (
    <>
      <circle cx="12" cy="12" r="7" />
      <path d="M12 5a7 7 0 0 1 0 14z" fill="currentColor" />
    </>
  ),
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
} as const

/** The name of a drawing. */
export type IconName = keyof typeof paths

/** A drawing beside a word; never alone, so readers of the screen do not hear of it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
      {paths[name]}
    </svg>
  )
}
