import { timingSafeEqual } from 'node:crypto'
import { type RequestHandler, Router, urlencoded } from 'express'
import { z } from 'zod'
import { askToFollow, confirmFollower, dropFollower, followerOf, followToken } from '../../db/followers'
import { publicTask } from '../../db/reads/public-site'
import type { AppDeps } from '../deps'
import { lettersSlowedDown } from '../pace'
import { notFound } from './problems'
import type { Screen } from './screen'

const longestForm = '2kb'
const asked = z.object({ email: z.email().max(200) })
const answered = z.object({ answer: z.enum(['follow', 'stop']) })

/** The follower whose link this is; undefined where the link is not whole. */
async function ofLink({ db, sessionSecret }: AppDeps, { id = '', word = '' }: Record<string, string>) {
  const [given, own] = [Buffer.from(word), Buffer.from(followToken(sessionSecret, id))]
  if (given.length !== own.length || !timingSafeEqual(given, own)) return undefined
  return followerOf(db, id)
}

/**
 * Following a public task by letters: asked for on its page, confirmed and ended by the link of a letter. A
 * link alone changes nothing, because mail servers open links: a button does.
 */
export function followPages(deps: AppDeps, { show, problem }: Screen): Router {
  const { db } = deps
  const ask: RequestHandler<{ ma: string }> = async ({ params, body }, res) => {
    const task = await publicTask(db, params.ma)
    if (!task || task.closedAt) return problem(res, notFound)
    const form = asked.safeParse(body)
    if (form.success) await askToFollow(db, task.code, form.data.email)
    else res.status(422)
    const view = { code: task.code, wrong: !form.success }
    await show(res, 'follow', { title: `Theo dõi nhiệm vụ ${task.code}` }, view)
  }
  const link: RequestHandler<{ id: string; word: string }> = async ({ params, path }, res) => {
    const follower = await ofLink(deps, params)
    if (!follower) return problem(res, notFound)
    const { code, confirmed } = follower
    await show(res, 'following', { title: `Theo dõi nhiệm vụ ${code}` }, { code, confirmed, path, said: '' })
  }
  const answer: RequestHandler<{ id: string; word: string }> = async ({ params, body, path }, res) => {
    const follower = await ofLink(deps, params)
    const form = answered.safeParse(body)
    if (!follower || !form.success) return problem(res, notFound)
    const { id, code } = follower
    const said = form.data.answer
    await (said === 'follow' ? confirmFollower(db, id) : dropFollower(db, id))
    const view = { code, confirmed: said === 'follow', path, said }
    await show(res, 'following', { title: `Theo dõi nhiệm vụ ${code}` }, view)
  }
  const form = urlencoded({ extended: false, limit: longestForm })
  const kept: RequestHandler = (_req, res, next) => {
    res.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' })
    next()
  }
  return Router()
    .post('/tra-cuu/:ma/theo-doi', kept, lettersSlowedDown(deps.limits), form, ask)
    .get('/theo-doi/:id/:word', kept, link)
    .post('/theo-doi/:id/:word', kept, form, answer)
}
