/** Measures how fast the main pages show and answer on a middling phone and network. */
import { installPackages, runTypeScript } from './bootstrap.mjs'

installPackages()
await runTypeScript('./web/vitals.ts')
