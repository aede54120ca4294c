import { installPackages, runTypeScript } from './bootstrap.mjs'

installPackages()
await runTypeScript('fuzz.ts')
