import type { ReactElement } from "react";
import type { Bands, Calendar, Ladder, Payment, Price, Procedure, ScoreSheet, Target } from "@/api/terms";
import { AllowanceCard } from "./AllowanceCard";
import type { TermRef } from "./byClause";
import { CalendarCard } from "./CalendarCard";
import { LadderCard } from "./LadderCard";
import { BandsCard, PaymentCard, PriceCard } from "./MoneyCards";
import { PlainCard } from "./PlainCard";
import { ProcedureCard } from "./ProcedureCard";
import { RateCard } from "./RateCard";
import { ScoreSheetCard } from "./ScoreSheetCard";
import { TargetCard } from "./TargetCard";

interface Props {
  refer: TermRef;
  /** The clause beside which the term is shown, so that it is not named again. */
  here?: string;
}

/** A term in the form that suits its kind. */
export function TermView({ refer, here }: Props): ReactElement {
  const at = here === undefined ? {} : { here };
  const term: unknown = refer.term;
  switch (refer.kind) {
    case "targets":
      return <TargetCard target={term as Target} {...at} />;
    case "ladders":
      return <LadderCard ladder={term as Ladder} {...at} />;
    case "calendars":
      return <CalendarCard calendar={term as Calendar} {...at} />;
    case "price":
      return <PriceCard price={term as Price} {...at} />;
    case "payments":
      return <PaymentCard payment={term as Payment} {...at} />;
    case "score_sheets":
      return <ScoreSheetCard sheet={term as ScoreSheet} {...at} />;
    case "procedures":
      return <ProcedureCard procedure={term as Procedure} {...at} />;
    case "bands":
      return <BandsCard bands={term as Bands} {...at} />;
    case "allowances":
      return <AllowanceCard refer={refer} {...at} />;
    case "rates":
      return <RateCard refer={refer} {...at} />;
    default:
      return <PlainCard refer={refer} {...at} />;
  }
}
