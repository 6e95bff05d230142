import js from '@eslint/js';
import { importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/**
 * The arrows of the house: each room lists the rooms that it may import from. `plan-model` and `domain` stay
 * pure, so that the browser and the server share them; only `server` and `scripts` compose.
 */
const rooms = {
  domain: [],
  'plan-model': ['domain'],
  api: ['domain'],
  documents: ['domain', 'plan-model'],
  workers: ['domain', 'plan-model', 'documents'],
  engine: [],
  persistence: ['domain', 'engine/ports.ts', 'engine/records.ts', 'workers/ports'],
  server: ['domain', 'plan-model', 'api', 'documents', 'workers', 'engine', 'persistence'],
  'web-modeler': ['domain', 'plan-model', 'api', 'web-desk'],
  'web-desk': ['domain', 'api']
};

const zones = Object.keys(rooms).flatMap((target) =>
  Object.keys(rooms)
    .filter((from) => from !== target && !rooms[target].includes(from))
    .map((from) => ({
      target: `./${target}`,
      from: `./${from}`,
      except: rooms[target]
        .filter((entry) => entry.startsWith(`${from}/`))
        .map((entry) => `./${entry.slice(from.length + 1)}`),
      message: `${target} must not import ${from}: see docs/architecture.md`
    }))
);

/** The token game that the engine is compared with shares nothing with it but the language of expressions and decisions. */
const tokenGame = {
  target: './test/engine/random/token-game',
  from: './engine',
  except: ['./feel', './dmn'],
  message: 'The token game must not import what it is compared with.'
};

export default tseslint.config(
  { ignores: ['node_modules/', 'web-dist/', 'server-dist/', '/data/', 'coverage/'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver': { node: { extensions: ['.ts', '.tsx', '.mjs', '.js'] } } },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: [...zones, tokenGame] }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error'
    }
  },
  {
    // Composition roots: the only files that see every room.
    files: ['engine/main.ts', 'workers/main.ts', 'web-desk/main.tsx'],
    rules: { 'import-x/no-restricted-paths': 'off' }
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        performance: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly'
      }
    }
  },
  {
    files: ['engine/**', 'domain/**', 'plan-model/**'],
    ignores: ['engine/main.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'The clock is injected.'
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'The clock is injected.'
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'Randomness is injected.'
        }
      ]
    }
  }
);
