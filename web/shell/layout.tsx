import { useEffect, useRef, useState } from 'react'
import { Link, Navigate, NavLink, Outlet, ScrollRestoration, useLocation } from 'react-router'
import { useWorkCount } from '../api/work'
import { Icon } from '../components/icon'
import { hourOf, moment } from '../format'
import { shell, text } from '../text/common'
import { places } from './navigation'
import { SignedIn, useMe } from './session'
import { SessionLost } from './session-lost'
import { signOut } from './sign-out'

/** The frame of every page of whoever is signed in. */
export function Layout() {
  return (
    <SignedIn>
      <Frame />
    </SignedIn>
  )
}

function Frame() {
  const main = useRef<HTMLElement>(null)
  const { mustEnrol, mustChangePassword } = useMe()
  const { pathname } = useLocation()
  // Whoever has to set a password or enrol a second factor first is led there from everywhere.
  const isKept = (mustEnrol || mustChangePassword) && pathname !== '/tai-khoan'
  useTitleFocus(main)
  return (
    <>
      <a className="skip" href="#noi-dung">
        {text.skip}
      </a>
      <Bar />
      <main id="noi-dung" ref={main} className="wrap" tabIndex={-1}>
        {isKept ? <Navigate to="/tai-khoan" replace /> : <Outlet />}
      </main>
      <Foot />
      <SessionLost />
      <ScrollRestoration />
    </>
  )
}

/** After going to another page its title has the focus, so that a screen reader says where one is. */
function useTitleFocus(main: React.RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation()
  const came = useRef(pathname)
  useEffect(() => {
    if (came.current === pathname) return
    came.current = pathname
    const title = main.current?.querySelector('h1')
    ;(title ?? main.current)?.focus({ preventScroll: true })
  }, [pathname, main])
}

function Bar() {
  const me = useMe()
  const [open, setOpen] = useState(false)
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes the menu
  useEffect(() => setOpen(false), [pathname])
  const work = useWorkCount()
  const mine = places.filter(({ roles }) => !roles || me.activeRoles.some((role) => roles.includes(role)))
  const current = me.roles.find(({ role }) => me.activeRoles.includes(role))
  const links = mine.map(({ words, path }) => (
    <NavLink key={path} to={path}>
      {words}
      {path === '/viec' && work.data && work.data.count > 0 && (
        <span className="pill">
          {work.data.count}
          {work.data.more && '+'}
        </span>
      )}
    </NavLink>
  ))
  return (
    <header className="bar">
      <div className="bar-in">
        <Link className="logo" to="/viec">
          <Mark />
          <span>{text.product}</span>
        </Link>
        <nav className="nav" aria-label={text.mainNavigation}>
          {links}
        </nav>
        <div className="who">
          <Link className="who-me" to="/tai-khoan">
            <span className="vh">{shell.account}: </span>
            <b>{me.name}</b>
            {current?.organisation.name}
          </Link>
          <button type="button" className="who-out" onClick={() => void signOut()}>
            {shell.signOut}
          </button>
        </div>
        <button type="button" className="menu" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name="menu" />
          {text.menu}
        </button>
      </div>
      {open && (
        <div className="menu-open">
          <nav aria-label={text.mainNavigation}>{links}</nav>
          <p>
            <b>{me.name}</b>
            <br />
            {current?.organisation.name}
          </p>
          <nav aria-label={shell.account}>
            <NavLink to="/tai-khoan">{shell.account}</NavLink>
          </nav>
          <button type="button" className="btn" onClick={() => void signOut()}>
            {shell.signOut}
          </button>
        </div>
      )}
    </header>
  )
}

function Mark() {
  return (
    <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
      <rect width="28" height="28" rx="7" fill="#e6b23c" />
      <circle cx="12" cy="16.500" r="5" fill="none" stroke="#0a3346" strokeWidth="3" />
      <path d="M18.500 5.500v17M14 9h9" stroke="#0a3346" strokeWidth="3" fill="none" />
    </svg>
  )
}

function Foot() {
  const { businessTime } = useMe()
  return (
    <footer className="foot">
      <span>{text.noLegalAdvice}</span>
      <a href="/">{text.publicPages}</a>
      <a href="/api/docs">{text.apiReference}</a>
      <span className="grow" />
      <span title={hourOf(businessTime)}>
        {text.serverTime} {moment(businessTime)}
      </span>
    </footer>
  )
}
