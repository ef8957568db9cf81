import { useState, type FormEvent, type ReactElement } from "react";
import type { EndpointIn, EndpointShown, KindWord } from "@/api/notify";
import { useContracts } from "@/modules/contracts";
import { MultiChoice, Refusal, SelectField, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, Panel } from "@/shared/ui";
import { useMakeEndpoint } from "../queries";
import styles from "./notify.module.css";

const CHANNELS: EndpointIn["channel"][] = ["wecom", "dingtalk", "feishu", "webhook"];
const BLANK = { channel: "wecom", name: "", url: "", secret: "", contract: "", kinds: [] as string[], language: "zh" };

/** A robot of a chat group, or a program, that is to hear the news of a contract. */
export function EndpointForm({ kinds, onMade }: { kinds: KindWord[]; onMade: (shown: EndpointShown) => void }): ReactElement {
  const { t } = useTexts("notify");
  const shared = useTexts();
  const words = useWords();
  const contracts = useContracts();
  const make = useMakeEndpoint();
  const [draft, setDraft] = useState(BLANK);
  const set = (changes: Partial<typeof draft>) => setDraft({ ...draft, ...changes });
  const signs = draft.channel === "dingtalk" || draft.channel === "feishu";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given: EndpointIn = {
      channel: CHANNELS.find((one) => one === draft.channel) ?? "webhook",
      name: draft.name.trim(),
      url: draft.url.trim(),
      secret: signs ? draft.secret : "",
      contract_id: draft.contract || null,
      kinds: draft.kinds,
      language: draft.language === "en" ? "en" : "zh",
    };
    make.mutate(given, {
      onSuccess: (made) => {
        setDraft(BLANK);
        onMade(made);
      },
    });
  };
  return (
    <Panel title={t("endpoints.make")}>
      <form className={styles.form} onSubmit={submit}>
        <SelectField label={t("log.channel")} required value={draft.channel} onChange={(channel) => set({ channel })} options={CHANNELS.map((one) => ({ value: one, label: t(`log.channels.${one}`) }))} />
        <TextField label={t("endpoints.name")} required value={draft.name} maxLength={100} onChange={(name) => set({ name })} />
        <TextField label={t("endpoints.url")} required value={draft.url} maxLength={500} autoComplete="off" onChange={(url) => set({ url })} hint={t("endpoints.urlHint")} />
        {signs ? <TextField label={t("endpoints.secret")} required type="password" autoComplete="off" value={draft.secret} maxLength={200} onChange={(secret) => set({ secret })} hint={t("endpoints.secretHint")} /> : null}
        <SelectField label={t("endpoints.contract")} value={draft.contract} empty={t("endpoints.anyContract")} onChange={(contract) => set({ contract })} options={(contracts.data ?? []).map((row) => ({ value: row.id, label: `${row.code} ${words(row.title)}` }))} />
        <MultiChoice label={t("endpoints.kinds")} empty={t("endpoints.anyKind")} chosen={draft.kinds} onChange={(chosen) => set({ kinds: chosen })} options={kinds.map((one) => ({ value: one.id, label: words(one.name) }))} />
        <SelectField
          label={t("endpoints.language")}
          required
          value={draft.language}
          onChange={(language) => set({ language })}
          options={[
            { value: "zh", label: shared.t("profile.chinese") },
            { value: "en", label: shared.t("profile.english") },
          ]}
        />
        {make.isError ? <Refusal error={make.error} /> : null}
        <div className={styles.buttons}>
          <Button type="primary" htmlType="submit" loading={make.isPending}>
            {t("endpoints.submit")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
