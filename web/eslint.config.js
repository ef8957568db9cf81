import boundaries from "eslint-plugin-boundaries";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const widgets = ["antd", "antd/*", "@ant-design/*"];
const onlyInUi = "Ant Design is dressed in shared/ui; import it from there.";
const byIndex = "Another module is reached through its index only.";

const insides = { group: ["@/modules/*/*"], message: byIndex };

/** Imports that a part of the tree may not make; flat configuration replaces the rule as a whole, so each names all. */
const restricted = (...patterns) => ["error", { patterns: [insides, ...patterns] }];
const noWidgets = { group: widgets, message: onlyInUi };
const leaving = (regex) => ({ regex, message: "A path that leaves the module: write it from @/, through the index." });

const LAYERS = ["app", "module", "shared", "api"];

/** A layer may import itself and what stands below it. */
function down(layer) {
  const below = LAYERS.slice(LAYERS.indexOf(layer)).map((type) => ({ to: { element: { type } } }));
  return { from: { element: { type: layer } }, allow: below };
}

export default tseslint.config(
  { ignores: ["dist/**", "src/api/schema.ts"] },
  ...tseslint.configs.strict,
  jsxA11y.flatConfigs.strict,
  {
    files: ["**/*.{ts,tsx,js}"],
    plugins: { boundaries, "react-hooks": reactHooks },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    settings: {
      "import/resolver": { typescript: { project: "./tsconfig.json" } },
      "boundaries/elements": [
        { type: "app", pattern: "src/app" },
        { type: "module", pattern: "src/modules/*", capture: ["name"] },
        { type: "shared", pattern: "src/shared" },
        { type: "api", pattern: "src/api" },
      ],
    },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "max-lines": ["error", { max: 250 }],
      "no-console": "error",
      "jsx-a11y/no-autofocus": ["error", { ignoreNonDOM: true }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "boundaries/dependencies": ["error", { default: "disallow", policies: [down("app"), down("module"), down("shared"), down("api")] }],
      "no-restricted-imports": restricted(noWidgets),
    },
  },
  { files: ["src/shared/ui/**"], rules: { "no-restricted-imports": restricted() } },
  { files: ["src/modules/*/*/**"], rules: { "no-restricted-imports": restricted(noWidgets, leaving("^\\.\\./\\.\\./")) } },
  { files: ["src/modules/*/*.{ts,tsx}"], rules: { "no-restricted-imports": restricted(noWidgets, leaving("^\\.\\./")) } },
);
