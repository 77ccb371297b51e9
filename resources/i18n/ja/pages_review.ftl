# 「確認」のページ。

review-heading = この内容で作成します
review-lead = まだ何も作成していません。どのページにも戻って変更できます。

review-problems = 先に次の点を直してください
review-go = ここを直す
review-problem = { $page }: { $problem }

review-new-count = 新しく作るもの: { $count } 件
review-exists-count = すでにあるもの: { $count } 件
review-asking = すでにあるものを AWS に確認しています…
review-asked-not = すでにあるものを AWS に確認できなかったため、すべて新規として表示しています。作成の前にもう一度確認します。
review-ask-again = もう一度確認
review-bills = 時間課金
review-plan = 計画
review-plan-table = 計画の手順（順番どおり）
review-step-new = 新規: { $step }、{ $makes }
review-step-exists = 既存: { $step }、{ $makes }、{ $resource }

review-cost = 月額の目安
review-cost-yen = { $yen } 円
review-cost-usd = { $usd } USD
review-cost-words = 月額およそ { $yen } 円（{ $usd } ドル）
review-cost-parts = サブネット { $subnets } つ（24 時間）: { $association } USD
review-cost-connections = 接続中のパソコン（のべ { $hours } 時間）: { $connection } USD
review-cost-server = 確認用サーバー: { $server } USD
review-second = サブネットを 1 つ増やすと: + { $yen } 円
review-cost-when = 課金は、最初のサブネットを関連付けたときに始まり、最後の関連付けを解除したときに終わります（誰も接続していなくても課金されます）。確認用サーバーを除き、それまでは無料です。
review-cost-prices = { $region } の { $date } 時点の料金です。税とデータ転送料は含みません。
review-cost-typical = { $region } の料金が表にないため、一般的な料金で計算しています。
review-cost-more = 内訳
review-cost-practice = 練習モードです。課金されません。

review-laptops = パソコンの台数
review-hours = 1 日の時間
review-days = 1 か月の日数
review-yen = 1 ドルの円

review-save = 計画を保存…
review-save-title = 計画を保存
review-save-kind = 計画ファイル (*.toml)
review-saved = 保存しました: { $path }

review-commit = VPN を作成する（約 { $minutes } 分）
review-commit-plain = VPN を作成する
review-commit-practice = 練習用 VPN を作成する
review-commit-resume = 続きを作成する
