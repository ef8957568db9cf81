import { useState, type ReactElement } from "react";
import type { NewShift, RosterWeek } from "@/api/people";
import { CardChoice, FormDrawer, SelectField, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Checkbox } from "@/shared/ui";
import { useAddShift } from "../queries";
import styles from "./roster.module.css";

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];

interface Draft {
  role: string;
  person: string;
  repeats: string;
  weekdays: number[];
  first: string;
  last: string;
  starts: string;
  ends: string;
  standIn: boolean;
}

/** A new shift: of every week, or of one day. */
export function AddShift({ week, onClose }: { week: RosterWeek; onClose: () => void }): ReactElement {
  const { t } = useTexts("people");
  const shared = useTexts();
  const words = useWords();
  const add = useAddShift(week.contract_id);
  const [tried, setTried] = useState(false);
  const first = week.monday > week.today ? week.monday : week.today;
  const [draft, setDraft] = useState<Draft>({ role: week.people[0]?.roles[0] ?? "", person: "", repeats: "weekly", weekdays: [0, 1, 2, 3, 4], first, last: "", starts: "08:30", ends: "17:30", standIn: false });
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const weekly = draft.repeats === "weekly";
  const holders = week.people.filter((person) => person.roles.some((role) => role === draft.role));
  const missing = (value: string) => (tried && !value ? shared.t("state.requiredMissing") : undefined);
  const submit = () => {
    setTried(true);
    if (!draft.person || !draft.first || !draft.starts || !draft.ends || (weekly && draft.weekdays.length === 0)) return;
    add.mutate(orderOf(draft), { onSuccess: onClose });
  };
  return (
    <FormDrawer title={t("shift.new")} label={t("shift.save")} error={add.error} busy={add.isPending} onSubmit={submit} onClose={onClose}>
      <SelectField label={t("shift.role")} required value={draft.role} onChange={(role) => set({ role, person: "" })} options={week.roles.map((role) => ({ value: role.role, label: words(role.label) }))} />
      <SelectField
        label={t("shift.person")}
        required
        value={draft.person}
        onChange={(person) => set({ person })}
        options={holders.map((person) => ({ value: person.id, label: person.name }))}
        empty={t("shift.choose")}
        hint={holders.length === 0 ? t("shift.nobodyHolds") : undefined}
        error={missing(draft.person)}
      />
      <CardChoice
        label={t("shift.repeats")}
        name="repeats"
        required
        value={draft.repeats}
        onChange={(repeats) => set({ repeats })}
        options={[
          { value: "weekly", label: t("shift.weekly"), note: t("shift.weeklyNote") },
          { value: "once", label: t("shift.once"), note: t("shift.onceNote") },
        ]}
      />
      {weekly ? <Weekdays chosen={draft.weekdays} onChange={(weekdays) => set({ weekdays })} error={tried && draft.weekdays.length === 0} /> : null}
      <div className={styles.pair}>
        <TextField label={t(weekly ? "shift.from" : "shift.day")} required type="date" value={draft.first} onChange={(value) => set({ first: value })} error={missing(draft.first)} />
        {weekly ? <TextField label={t("shift.until")} type="date" value={draft.last} onChange={(last) => set({ last })} hint={t("shift.untilHint")} /> : null}
      </div>
      <div className={styles.pair}>
        <TextField label={t("shift.starts")} required type="time" value={draft.starts} onChange={(starts) => set({ starts })} error={missing(draft.starts)} />
        <TextField label={t("shift.ends")} required type="time" value={draft.ends} onChange={(ends) => set({ ends })} hint={t("shift.endsHint")} error={missing(draft.ends)} />
      </div>
      <Checkbox checked={draft.standIn} onChange={(event) => set({ standIn: event.target.checked })}>
        {t("shift.standIn")}
      </Checkbox>
    </FormDrawer>
  );
}

function Weekdays({ chosen, onChange, error }: { chosen: number[]; onChange: (days: number[]) => void; error: boolean }): ReactElement {
  const { t } = useTexts("people");
  const shared = useTexts();
  const toggle = (day: number, on: boolean) => onChange(on ? [...chosen, day] : chosen.filter((one) => one !== day));
  return (
    <fieldset className={styles.weekdays}>
      <legend>{t("shift.weekdays")}</legend>
      {WEEKDAYS.map((day) => (
        <Checkbox key={day} checked={chosen.includes(day)} onChange={(event) => toggle(day, event.target.checked)}>
          {t(`day.${day}`)}
        </Checkbox>
      ))}
      {error ? <p className={styles.error}>{shared.t("state.requiredMissing")}</p> : null}
    </fieldset>
  );
}

function orderOf(draft: Draft): NewShift {
  const weekly = draft.repeats === "weekly";
  return {
    role: draft.role as NewShift["role"],
    person_id: draft.person,
    weekdays: weekly ? [...draft.weekdays].sort() : [],
    first_day: draft.first,
    last_day: weekly && draft.last ? draft.last : null,
    starts: draft.starts,
    ends: draft.ends,
    stand_in: draft.standIn,
  };
}
