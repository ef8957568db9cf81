/** A sign-in that goes on step by step on one page. */
import { useState } from "react";
import { useSearchParams } from "react-router";
import type { Step } from "@/api/account";
import { useEntered, useSession } from "@/modules/directory";
import { safeNext } from "./components/Steps";

interface SigningIn {
  /** Where to go afterwards; an address of this site. */
  next: string;
  isSignedIn: boolean;
  step: Step | undefined;
  /** Take up the step that follows; the last one enters, none begins anew. */
  follow: (step: Step | undefined) => void;
}

export function useSigningIn(): SigningIn {
  const [query] = useSearchParams();
  const session = useSession();
  const entered = useEntered();
  const [step, setStep] = useState<Step>();
  const follow = (then: Step | undefined) => (then?.next === "done" ? void entered() : setStep(then));
  return { next: safeNext(query.get("next")), isSignedIn: Boolean(session.data?.person), step, follow };
}
