/** Writes the types of the pages' client from the API's own description. */
import { installPackages, runTypeScript } from './bootstrap.mjs'

installPackages()
await runTypeScript('./api-types.ts')
