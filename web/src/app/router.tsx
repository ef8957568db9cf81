import { createBrowserRouter } from "react-router";
import { contractRoutes } from "@/modules/contracts";
import { deskRoutes, surveyRoutes } from "@/modules/desk";
import { signInRoutes } from "@/modules/directory";
import { intakeRoutes } from "@/modules/intake";
import { knowledgeRoutes } from "@/modules/knowledge";
import { Loading } from "@/shared/ui";
import { NotFoundPage, RouteFailure } from "./failures";
import { Shell } from "./Shell";

export const router = createBrowserRouter([
  {
    errorElement: <RouteFailure />,
    hydrateFallbackElement: <Loading />,
    children: [
      ...signInRoutes,
      ...surveyRoutes,
      {
        element: <Shell />,
        children: [
          { errorElement: <RouteFailure />, children: [...deskRoutes, ...contractRoutes, ...intakeRoutes, ...knowledgeRoutes, { path: "*", element: <NotFoundPage /> }] },
        ],
      },
    ],
  },
]);
