import { useState, type FormEvent, type ReactElement } from "react";
import type { RosterShift, RosterWeek } from "@/api/people";
import { formatDate } from "@/shared/format";
import { Refusal, TextField } from "@/shared/forms";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { Button, Drawer, Facts } from "@/shared/ui";
import { useEndShift } from "../queries";
import { dayAfter } from "./days";
import styles from "./roster.module.css";

/** A shift as it stands; those who keep the roster may end it. */
export function ShiftDrawer({ week, shift, onClose }: { week: RosterWeek; shift: RosterShift; onClose: () => void }): ReactElement {
  const { t } = useTexts("people");
  const words = useWords();
  const language = useLanguage();
  const label = week.roles.find((role) => role.role === shift.role)?.label;
  const days = shift.weekdays.map((day) => t(`day.${day}`)).join(language === "zh" ? "、" : ", ");
  const until = shift.last_day ? formatDate(shift.last_day, language) : t("shift.noEnd");
  const items: [string, string][] = [
    [t("shift.person"), shift.name],
    [t("shift.role"), `${label ? words(label) : shift.role}${shift.stand_in ? ` · ${t("roster.standIn")}` : ""}`],
    [t("shift.repeats"), shift.weekdays.length > 0 ? `${t("shift.weekly")} ${days}` : t("shift.once")],
    [t("shift.hours"), `${shift.starts.slice(0, 5)}–${shift.ends.slice(0, 5)}`],
    [t("shift.from"), formatDate(shift.first_day, language)],
    [t("shift.until"), until],
  ];
  return (
    <Drawer open onClose={onClose} size={420} title={t("shift.title")}>
      <div className={styles.stack}>
        <Facts items={items} />
        {week.may_edit && (!shift.last_day || shift.last_day >= week.today) ? <EndForm week={week} shift={shift} onClose={onClose} /> : null}
      </div>
    </Drawer>
  );
}

function EndForm({ week, shift, onClose }: { week: RosterWeek; shift: RosterShift; onClose: () => void }): ReactElement {
  const { t } = useTexts("people");
  const end = useEndShift(week.contract_id);
  const [since, setSince] = useState(shift.first_day > week.today ? shift.first_day : dayAfter(week.today, shift.weekdays.length > 0 ? 1 : 0));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (since) end.mutate({ id: shift.id, since }, { onSuccess: onClose });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {end.error ? <Refusal error={end.error} /> : null}
      <TextField label={t("shift.endFrom")} required type="date" value={since} onChange={setSince} hint={t("shift.endNote")} />
      <div>
        <Button danger htmlType="submit" loading={end.isPending}>
          {t("shift.end")}
        </Button>
      </div>
    </form>
  );
}
