import { createBrowserRouter } from "react-router";
import { acceptanceRoutes } from "@/modules/acceptance";
import { accountRoutes, signInRoutes } from "@/modules/account";
import { agendaRoutes } from "@/modules/agenda";
import { contractRoutes } from "@/modules/contracts";
import { deskRoutes, surveyRoutes } from "@/modules/desk";
import { directoryRoutes } from "@/modules/directory";
import { dutyRoutes } from "@/modules/duties";
import { draftingRoutes } from "@/modules/drafting";
import { intakeRoutes } from "@/modules/intake";
import { knowledgeRoutes } from "@/modules/knowledge";
import { noticeRoutes } from "@/modules/notices";
import { notifyRoutes } from "@/modules/notify";
import { peopleRoutes } from "@/modules/people";
import { settlementRoutes } from "@/modules/settlement";
import { providerRoutes, publicProviderRoutes } from "@/modules/provider";
import { whatifRoutes } from "@/modules/whatif";
import { Loading } from "@/shared/ui";
import { NotFoundPage, RouteFailure } from "./failures";
import { Shell } from "./Shell";

export const router = createBrowserRouter([
  {
    errorElement: <RouteFailure />,
    hydrateFallbackElement: <Loading />,
    children: [
      ...signInRoutes,
      ...publicProviderRoutes,
      ...surveyRoutes,
      {
        element: <Shell />,
        children: [
          {
            errorElement: <RouteFailure />,
            children: [
              ...deskRoutes,
              ...contractRoutes,
              ...dutyRoutes,
              ...acceptanceRoutes,
              ...noticeRoutes,
              ...agendaRoutes,
              ...intakeRoutes,
              ...knowledgeRoutes,
              ...notifyRoutes,
              ...settlementRoutes,
              ...accountRoutes,
              ...peopleRoutes,
              ...draftingRoutes,
              ...directoryRoutes,
              ...providerRoutes,
              ...whatifRoutes,
              { path: "*", element: <NotFoundPage /> },
            ],
          },
        ],
      },
    ],
  },
]);
