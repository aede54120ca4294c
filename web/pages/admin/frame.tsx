import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { Crumbs } from '../../components/crumbs'
import { PageHead } from '../../components/surface'
import { admin } from '../../text/admin'
import '../../styles/admin.css'

const places = [
  ['/quan-tri', admin.overview],
  ['/quan-tri/nguoi', admin.people],
  ['/quan-tri/gop-nguoi', admin.merges],
  ['/quan-tri/to-chuc', admin.organisations],
  ['/quan-tri/quy-dinh', admin.law],
  ['/quan-tri/lich', admin.calendar],
  ['/quan-tri/thu', admin.letters],
  ['/quan-tri/su-co', admin.stuck],
  ['/quan-tri/dong-ho', admin.clock],
] as const

/** The frame of every page of administration: where it stands, its title, the way to the others. */
export function AdminPage({
  title,
  lead,
  meta,
  aside,
  from = [],
  children,
}: {
  readonly title: string
  readonly lead?: ReactNode
  readonly meta?: ReactNode
  readonly aside?: ReactNode
  /** The pages between the first one of administration and this. */
  readonly from?: readonly (readonly [words: string, path: string])[]
  readonly children: ReactNode
}) {
  const isFirst = title === admin.title
  return (
    <>
      {!isFirst && <Crumbs to={[[admin.title, '/quan-tri'], ...from]} here={title} />}
      <PageHead {...{ title, lead, meta, aside }} />
      <nav className="tabs admin-tabs" aria-label={admin.pages}>
        {places.map(([path, words]) => (
          <NavLink key={path} to={path} end={path === '/quan-tri'} className="tab">
            {words}
          </NavLink>
        ))}
      </nav>
      <div className="stack">{children}</div>
    </>
  )
}
