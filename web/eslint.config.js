import boundaries from "eslint-plugin-boundaries";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const widgets = ["antd", "antd/*", "@ant-design/*"];
const onlyInUi = "Ant Design is dressed in shared/ui; import it from there.";
const byIndex = "Another module is reached through its index only.";

/** Imports of other modules' insides, by alias or by relative path. */
const insides = { group: ["@/modules/*/*", "../../*/pages/*", "../../*/components/*"], message: byIndex };

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
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "boundaries/element-types": [
        "error",
        {
          default: "disallow",
          rules: [
            { from: ["app"], allow: ["app", "module", "shared", "api"] },
            { from: ["module"], allow: ["module", "shared", "api"] },
            { from: ["shared"], allow: ["shared", "api"] },
            { from: ["api"], allow: ["api"] },
          ],
        },
      ],
      "no-restricted-imports": ["error", { patterns: [{ group: widgets, message: onlyInUi }, insides] }],
    },
  },
  { files: ["src/shared/ui/**"], rules: { "no-restricted-imports": ["error", { patterns: [insides] }] } },
);
