import { installPackages, runTypeScript } from './bootstrap.mjs'

installPackages()
await runTypeScript('verify.ts')
