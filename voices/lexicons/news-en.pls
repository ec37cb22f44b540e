<?xml version="1.0" encoding="UTF-8"?>
<!--
  Names of the world's news, as a British newsreader says them, where espeak-ng's own rules do not. Written for this
  project; each entry was read as the phonemes that the engine makes of it. An r that ends a syllable is written: the
  voice's accent decides whether it is heard.
-->
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
  <!-- China, Taiwan, Hong Kong -->
  <lexeme><grapheme>Huawei</grapheme><phoneme>wɑːˈweɪ</phoneme></lexeme>
  <lexeme><grapheme>Xi Jinping</grapheme><phoneme>ʃiː dʒɪnˈpɪŋ</phoneme></lexeme>
  <lexeme><grapheme>Xi</grapheme><phoneme>ʃiː</phoneme></lexeme>
  <lexeme><grapheme>Xinjiang</grapheme><phoneme>ʃɪndʒiˈæŋ</phoneme></lexeme>
  <lexeme><grapheme>Uyghur</grapheme><phoneme>ˈwiːɡʊər</phoneme></lexeme>
  <lexeme><grapheme>Uyghurs</grapheme><phoneme>ˈwiːɡʊərz</phoneme></lexeme>
  <lexeme><grapheme>Guangzhou</grapheme><phoneme>ɡwæŋˈdʒəʊ</phoneme></lexeme>
  <lexeme><grapheme>Guangdong</grapheme><phoneme>ɡwæŋˈdɒŋ</phoneme></lexeme>
  <lexeme><grapheme>Shenzhen</grapheme><phoneme>ʃɛnˈdʒɛn</phoneme></lexeme>
  <lexeme><grapheme>Chongqing</grapheme><phoneme>tʃʊŋˈtʃɪŋ</phoneme></lexeme>
  <lexeme><grapheme>Tianjin</grapheme><phoneme>tiɛnˈdʒɪn</phoneme></lexeme>
  <lexeme><grapheme>Tiananmen</grapheme><phoneme>tiˈɛnənmən</phoneme></lexeme>
  <lexeme><grapheme>Sichuan</grapheme><phoneme>sɪˈtʃwɑːn</phoneme></lexeme>
  <lexeme><grapheme>Chengdu</grapheme><phoneme>tʃʌŋˈduː</phoneme></lexeme>
  <lexeme><grapheme>Hangzhou</grapheme><phoneme>hæŋˈdʒəʊ</phoneme></lexeme>
  <lexeme><grapheme>Zhejiang</grapheme><phoneme>dʒʌdʒiˈæŋ</phoneme></lexeme>
  <lexeme><grapheme>Zhengzhou</grapheme><phoneme>dʒʌŋˈdʒəʊ</phoneme></lexeme>
  <lexeme><grapheme>Hubei</grapheme><phoneme>huːˈbeɪ</phoneme></lexeme>
  <lexeme><grapheme>Qinghai</grapheme><phoneme>tʃɪŋˈhaɪ</phoneme></lexeme>
  <lexeme><grapheme>Urumqi</grapheme><phoneme>uːˈruːmtʃi</phoneme></lexeme>
  <lexeme><grapheme>Li Qiang</grapheme><phoneme>liː tʃiˈæŋ</phoneme></lexeme>
  <lexeme><grapheme>Wang Yi</grapheme><phoneme>wæŋ ˈiː</phoneme></lexeme>
  <lexeme><grapheme>Deng Xiaoping</grapheme><phoneme>dʌŋ ʃaʊˈpɪŋ</phoneme></lexeme>
  <lexeme><grapheme>Mao Zedong</grapheme><phoneme>maʊ dzəˈdʊŋ</phoneme></lexeme>
  <lexeme><grapheme>Zhou Enlai</grapheme><phoneme>dʒəʊ ɛnˈlaɪ</phoneme></lexeme>
  <lexeme><grapheme>Qin Gang</grapheme><phoneme>tʃɪn ˈɡæŋ</phoneme></lexeme>
  <lexeme><grapheme>Zhao</grapheme><phoneme>dʒaʊ</phoneme></lexeme>
  <lexeme><grapheme>Zhang</grapheme><phoneme>dʒæŋ</phoneme></lexeme>
  <lexeme><grapheme>Zhou</grapheme><phoneme>dʒəʊ</phoneme></lexeme>
  <lexeme><grapheme>Xu</grapheme><phoneme>ʃuː</phoneme></lexeme>
  <lexeme><grapheme>Qatar Airways</grapheme><phoneme>kəˈtɑːr ˈɛərweɪz</phoneme></lexeme>
  <lexeme><grapheme>Xiaomi</grapheme><phoneme>ˈʃaʊmi</phoneme></lexeme>
  <lexeme><grapheme>Xinhua</grapheme><phoneme>ʃɪnˈhwɑː</phoneme></lexeme>
  <lexeme><grapheme>Baidu</grapheme><phoneme>ˈbaɪduː</phoneme></lexeme>
  <lexeme><grapheme>Lai Ching-te</grapheme><phoneme>laɪ tʃɪŋˈdʌ</phoneme></lexeme>
  <lexeme><grapheme>Kuomintang</grapheme><phoneme>kwəʊmɪnˈtæŋ</phoneme></lexeme>
  <lexeme><grapheme>Kaohsiung</grapheme><phoneme>kaʊˈʃʊŋ</phoneme></lexeme>
  <!-- Ukraine, Russia, Belarus -->
  <lexeme><grapheme>Kyiv</grapheme><phoneme>kiːv</phoneme></lexeme>
  <lexeme><grapheme>Kherson</grapheme><phoneme>kɛrˈsɒn</phoneme></lexeme>
  <lexeme><grapheme>Lviv</grapheme><phoneme>ləˈviːv</phoneme></lexeme>
  <lexeme><grapheme>Dnipro</grapheme><phoneme>dəˈniːprəʊ</phoneme></lexeme>
  <lexeme><grapheme>Zaporizhzhia</grapheme><phoneme>zæpəˈriːʒə</phoneme></lexeme>
  <lexeme><grapheme>Mariupol</grapheme><phoneme>mæriˈuːpɒl</phoneme></lexeme>
  <lexeme><grapheme>Donbas</grapheme><phoneme>dɒnˈbæs</phoneme></lexeme>
  <lexeme><grapheme>Bakhmut</grapheme><phoneme>ˈbɑːkmʊt</phoneme></lexeme>
  <lexeme><grapheme>Avdiivka</grapheme><phoneme>ævˈdiːfkə</phoneme></lexeme>
  <lexeme><grapheme>Pokrovsk</grapheme><phoneme>pəˈkrɒfsk</phoneme></lexeme>
  <lexeme><grapheme>Kramatorsk</grapheme><phoneme>kræməˈtɔːrsk</phoneme></lexeme>
  <lexeme><grapheme>Kupiansk</grapheme><phoneme>ˈkuːpjænsk</phoneme></lexeme>
  <lexeme><grapheme>Zelenskyy</grapheme><grapheme>Zelensky</grapheme><grapheme>Zelenskiy</grapheme><phoneme>zəˈlɛnski</phoneme></lexeme>
  <lexeme><grapheme>Volodymyr</grapheme><phoneme>vɒləˈdiːmɪər</phoneme></lexeme>
  <lexeme><grapheme>Zaluzhny</grapheme><grapheme>Zaluzhnyi</grapheme><phoneme>zəˈluːʒni</phoneme></lexeme>
  <lexeme><grapheme>Syrskyi</grapheme><grapheme>Syrsky</grapheme><phoneme>ˈsɪrski</phoneme></lexeme>
  <lexeme><grapheme>Yermak</grapheme><phoneme>jɛrˈmæk</phoneme></lexeme>
  <lexeme><grapheme>Kuleba</grapheme><phoneme>kʊˈlɛbə</phoneme></lexeme>
  <lexeme><grapheme>Navalny</grapheme><phoneme>nəˈvælni</phoneme></lexeme>
  <lexeme><grapheme>Prigozhin</grapheme><phoneme>prɪˈɡəʊʒɪn</phoneme></lexeme>
  <lexeme><grapheme>Medvedev</grapheme><phoneme>mɛdˈvjɛdɛf</phoneme></lexeme>
  <lexeme><grapheme>Gerasimov</grapheme><phoneme>ɡəˈræsɪmɒf</phoneme></lexeme>
  <lexeme><grapheme>Lavrov</grapheme><phoneme>lævˈrɒf</phoneme></lexeme>
  <lexeme><grapheme>Peskov</grapheme><phoneme>pɛˈskɒf</phoneme></lexeme>
  <lexeme><grapheme>Putin</grapheme><phoneme>ˈpuːtɪn</phoneme></lexeme>
  <lexeme><grapheme>Kadyrov</grapheme><phoneme>kəˈdɪrɒf</phoneme></lexeme>
  <lexeme><grapheme>Skripal</grapheme><phoneme>ˈskriːpəl</phoneme></lexeme>
  <lexeme><grapheme>Roskosmos</grapheme><phoneme>rɒsˈkɒsmɒs</phoneme></lexeme>
  <lexeme><grapheme>Tikhanovskaya</grapheme><grapheme>Tsikhanouskaya</grapheme><phoneme>tsiːxəˈnəʊskaɪə</phoneme></lexeme>
  <!-- Central and eastern Europe -->
  <lexeme><grapheme>Kaczyński</grapheme><grapheme>Kaczynski</grapheme><phoneme>kəˈtʃɪnski</phoneme></lexeme>
  <lexeme><grapheme>Duda</grapheme><phoneme>ˈduːdə</phoneme></lexeme>
  <lexeme><grapheme>Gdańsk</grapheme><phoneme>ɡəˈdænsk</phoneme></lexeme>
  <lexeme><grapheme>Łódź</grapheme><grapheme>Lodz</grapheme><phoneme>wuːtʃ</phoneme></lexeme>
  <lexeme><grapheme>Kraków</grapheme><grapheme>Krakow</grapheme><grapheme>Cracow</grapheme><phoneme>ˈkrækɒf</phoneme></lexeme>
  <lexeme><grapheme>Wrocław</grapheme><grapheme>Wroclaw</grapheme><phoneme>ˈvrɒtswɑːf</phoneme></lexeme>
  <lexeme><grapheme>Poznań</grapheme><grapheme>Poznan</grapheme><phoneme>ˈpɒznæn</phoneme></lexeme>
  <lexeme><grapheme>Katowice</grapheme><phoneme>kætəˈviːtsə</phoneme></lexeme>
  <lexeme><grapheme>Świątek</grapheme><grapheme>Swiatek</grapheme><phoneme>ˈʃvjɒntɛk</phoneme></lexeme>
  <lexeme><grapheme>Szczęsny</grapheme><grapheme>Szczesny</grapheme><phoneme>ˈʃtʃɛnsni</phoneme></lexeme>
  <lexeme><grapheme>Lewandowski</grapheme><phoneme>lɛvənˈdɒfski</phoneme></lexeme>
  <lexeme><grapheme>Morawiecki</grapheme><phoneme>mɒrəˈvjɛtski</phoneme></lexeme>
  <lexeme><grapheme>Fico</grapheme><phoneme>ˈfiːtsəʊ</phoneme></lexeme>
  <lexeme><grapheme>Čaputová</grapheme><grapheme>Caputova</grapheme><phoneme>ˈtʃæpʊtəvɑː</phoneme></lexeme>
  <lexeme><grapheme>Babis</grapheme><phoneme>ˈbæbɪʃ</phoneme></lexeme>
  <lexeme><grapheme>Brno</grapheme><phoneme>ˈbɜːrnəʊ</phoneme></lexeme>
  <lexeme><grapheme>Plzeň</grapheme><grapheme>Plzen</grapheme><phoneme>ˈpɪlzɛn</phoneme></lexeme>
  <lexeme><grapheme>Orban</grapheme><phoneme>ˈɔːrbɑːn</phoneme></lexeme>
  <lexeme><grapheme>Szijjártó</grapheme><grapheme>Szijjarto</grapheme><phoneme>ˈsiːjɑːrtəʊ</phoneme></lexeme>
  <lexeme><grapheme>Debrecen</grapheme><phoneme>ˈdɛbrətsɛn</phoneme></lexeme>
  <lexeme><grapheme>Chișinău</grapheme><grapheme>Chisinau</grapheme><phoneme>kiːʃɪˈnaʊ</phoneme></lexeme>
  <lexeme><grapheme>Iohannis</grapheme><phoneme>jəʊˈhænɪs</phoneme></lexeme>
  <lexeme><grapheme>Timișoara</grapheme><grapheme>Timisoara</grapheme><phoneme>tɪmɪˈʃwɑːrə</phoneme></lexeme>
  <lexeme><grapheme>Cluj</grapheme><phoneme>kluːʒ</phoneme></lexeme>
  <lexeme><grapheme>Vučić</grapheme><grapheme>Vucic</grapheme><phoneme>ˈvuːtʃɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Novi Sad</grapheme><phoneme>ˈnɒvi ˈsɑːd</phoneme></lexeme>
  <lexeme><grapheme>Djokovic</grapheme><grapheme>Djoković</grapheme><grapheme>Đoković</grapheme><phoneme>ˈdʒəʊkəvɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Karadžić</grapheme><grapheme>Karadzic</grapheme><phoneme>ˈkærədʒɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Mladić</grapheme><grapheme>Mladic</grapheme><phoneme>ˈmlædɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Milošević</grapheme><grapheme>Milosevic</grapheme><phoneme>mɪˈlɒʃəvɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Srebrenica</grapheme><phoneme>srɛbrəˈniːtsə</phoneme></lexeme>
  <lexeme><grapheme>Podgorica</grapheme><phoneme>ˈpɒdɡəriːtsə</phoneme></lexeme>
  <lexeme><grapheme>Rijeka</grapheme><phoneme>riˈɛkə</phoneme></lexeme>
  <lexeme><grapheme>Modrić</grapheme><grapheme>Modric</grapheme><phoneme>ˈmɒdrɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Dončić</grapheme><grapheme>Doncic</grapheme><phoneme>ˈdɒntʃɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Pogačar</grapheme><grapheme>Pogacar</grapheme><phoneme>pəˈɡætʃɑːr</phoneme></lexeme>
  <lexeme><grapheme>Roglic</grapheme><phoneme>ˈrɒɡlɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Ljubljana</grapheme><phoneme>lʊbliˈɑːnə</phoneme></lexeme>
  <lexeme><grapheme>Tbilisi</grapheme><phoneme>təbɪˈliːsi</phoneme></lexeme>
  <lexeme><grapheme>Saakashvili</grapheme><phoneme>sɑːkæʃˈviːli</phoneme></lexeme>
  <lexeme><grapheme>Nagorno-Karabakh</grapheme><phoneme>nəˈɡɔːrnəʊ ˈkærəbæk</phoneme></lexeme>
  <lexeme><grapheme>Aliyev</grapheme><phoneme>æliˈɛf</phoneme></lexeme>
  <lexeme><grapheme>Pashinyan</grapheme><phoneme>pæʃɪnˈjɑːn</phoneme></lexeme>
  <lexeme><grapheme>Kyrgyzstan</grapheme><phoneme>kɜːrɡɪzˈstɑːn</phoneme></lexeme>
  <lexeme><grapheme>Dushanbe</grapheme><phoneme>duːˈʃænbeɪ</phoneme></lexeme>
  <lexeme><grapheme>Chernobyl</grapheme><grapheme>Chornobyl</grapheme><phoneme>tʃərˈnɒbəl</phoneme></lexeme>
  <!-- France, Belgium, the Netherlands -->
  <lexeme><grapheme>Mélenchon</grapheme><grapheme>Melenchon</grapheme><phoneme>meɪlɒnˈʃɒn</phoneme></lexeme>
  <lexeme><grapheme>Barnier</grapheme><phoneme>ˈbɑːrnieɪ</phoneme></lexeme>
  <lexeme><grapheme>Bayrou</grapheme><phoneme>baɪˈruː</phoneme></lexeme>
  <lexeme><grapheme>Lecornu</grapheme><phoneme>ləkɔːrˈnuː</phoneme></lexeme>
  <lexeme><grapheme>Sarkozy</grapheme><phoneme>sɑːrkəʊˈzi</phoneme></lexeme>
  <lexeme><grapheme>Hollande</grapheme><phoneme>ɒˈlɒnd</phoneme></lexeme>
  <lexeme><grapheme>Chirac</grapheme><phoneme>ʃɪˈræk</phoneme></lexeme>
  <lexeme><grapheme>Mitterrand</grapheme><phoneme>ˈmiːtərɒn</phoneme></lexeme>
  <lexeme><grapheme>Giscard</grapheme><phoneme>ˈʒiːskɑːr</phoneme></lexeme>
  <lexeme><grapheme>Élysée</grapheme><phoneme>eɪˈliːzeɪ</phoneme></lexeme>
  <lexeme><grapheme>Champs-Élysées</grapheme><grapheme>Champs-Elysees</grapheme><phoneme>ʃɒnz eɪˈliːzeɪ</phoneme></lexeme>
  <lexeme><grapheme>Lyon</grapheme><phoneme>ˈliːɒn</phoneme></lexeme>
  <lexeme><grapheme>Cannes</grapheme><phoneme>kæn</phoneme></lexeme>
  <lexeme><grapheme>Reims</grapheme><phoneme>riːmz</phoneme></lexeme>
  <lexeme><grapheme>Rouen</grapheme><phoneme>ˈruːɒn</phoneme></lexeme>
  <lexeme><grapheme>Le Havre</grapheme><phoneme>lə ˈhɑːvrə</phoneme></lexeme>
  <lexeme><grapheme>Nantes</grapheme><phoneme>nɒnt</phoneme></lexeme>
  <lexeme><grapheme>Nîmes</grapheme><grapheme>Nimes</grapheme><phoneme>niːm</phoneme></lexeme>
  <lexeme><grapheme>Montpellier</grapheme><phoneme>mɒnˈpɛlieɪ</phoneme></lexeme>
  <lexeme><grapheme>Perpignan</grapheme><phoneme>ˈpɜːrpɪnjɒn</phoneme></lexeme>
  <lexeme><grapheme>Grenoble</grapheme><phoneme>ɡrəˈnəʊbəl</phoneme></lexeme>
  <lexeme><grapheme>Versailles</grapheme><phoneme>vɛərˈsaɪ</phoneme></lexeme>
  <lexeme><grapheme>Mbappé</grapheme><grapheme>Mbappe</grapheme><phoneme>əmˈbæpeɪ</phoneme></lexeme>
  <lexeme><grapheme>Giroud</grapheme><phoneme>ʒɪˈruː</phoneme></lexeme>
  <lexeme><grapheme>Deschamps</grapheme><phoneme>deɪˈʃɒn</phoneme></lexeme>
  <lexeme><grapheme>Zidane</grapheme><phoneme>zɪˈdæn</phoneme></lexeme>
  <lexeme><grapheme>Wenger</grapheme><phoneme>ˈvɛŋɡər</phoneme></lexeme>
  <lexeme><grapheme>Tour de France</grapheme><phoneme>tʊər də ˈfrɑːns</phoneme></lexeme>
  <lexeme><grapheme>Roland Garros</grapheme><phoneme>ˈrɒlɒn ˈɡærɒs</phoneme></lexeme>
  <lexeme><grapheme>Médecins Sans Frontières</grapheme><grapheme>Medecins Sans Frontieres</grapheme><phoneme>meɪdˈsæn sɒn frɒntiˈɛər</phoneme></lexeme>
  <lexeme><grapheme>Société Générale</grapheme><grapheme>Societe Generale</grapheme><phoneme>sɒsieɪˈteɪ ʒɛneɪˈræl</phoneme></lexeme>
  <lexeme><grapheme>Renault</grapheme><phoneme>ˈrɛnəʊ</phoneme></lexeme>
  <lexeme><grapheme>Peugeot</grapheme><phoneme>ˈpɜːʒəʊ</phoneme></lexeme>
  <lexeme><grapheme>Citroën</grapheme><grapheme>Citroen</grapheme><phoneme>ˈsɪtrəʊən</phoneme></lexeme>
  <lexeme><grapheme>L'Oréal</grapheme><grapheme>L'Oreal</grapheme><phoneme>lɒriˈæl</phoneme></lexeme>
  <lexeme><grapheme>Hermès</grapheme><phoneme>ɛərˈmɛz</phoneme></lexeme>
  <lexeme><grapheme>Liège</grapheme><grapheme>Liege</grapheme><phoneme>liˈɛʒ</phoneme></lexeme>
  <lexeme><grapheme>Bruges</grapheme><phoneme>bruːʒ</phoneme></lexeme>
  <lexeme><grapheme>Charleroi</grapheme><phoneme>ˈʃɑːrlərwɑː</phoneme></lexeme>
  <lexeme><grapheme>De Bruyne</grapheme><phoneme>də ˈbrɔɪnə</phoneme></lexeme>
  <lexeme><grapheme>Rutte</grapheme><phoneme>ˈrʌtə</phoneme></lexeme>
  <lexeme><grapheme>Wilders</grapheme><phoneme>ˈvɪldərz</phoneme></lexeme>
  <lexeme><grapheme>Schoof</grapheme><phoneme>sxəʊf</phoneme></lexeme>
  <lexeme><grapheme>Scheveningen</grapheme><phoneme>ˈskeɪvənɪŋən</phoneme></lexeme>
  <lexeme><grapheme>Eindhoven</grapheme><phoneme>ˈaɪnthəʊvən</phoneme></lexeme>
  <lexeme><grapheme>Groningen</grapheme><phoneme>ˈɡrəʊnɪŋən</phoneme></lexeme>
  <lexeme><grapheme>Schiphol</grapheme><phoneme>ˈskɪpɒl</phoneme></lexeme>
  <lexeme><grapheme>Feyenoord</grapheme><phoneme>ˈfaɪənɔːrt</phoneme></lexeme>
  <lexeme><grapheme>Ajax</grapheme><phoneme>ˈaɪæks</phoneme></lexeme>
  <lexeme><grapheme>Verstappen</grapheme><phoneme>vərˈstæpən</phoneme></lexeme>
  <lexeme><grapheme>Schengen</grapheme><phoneme>ˈʃɛŋən</phoneme></lexeme>
  <!-- Germany, Austria, Switzerland -->
  <lexeme><grapheme>Scholz</grapheme><phoneme>ʃɒlts</phoneme></lexeme>
  <lexeme><grapheme>Merz</grapheme><phoneme>mɛərts</phoneme></lexeme>
  <lexeme><grapheme>Merkel</grapheme><phoneme>ˈmɛərkəl</phoneme></lexeme>
  <lexeme><grapheme>Söder</grapheme><grapheme>Soeder</grapheme><phoneme>ˈzɜːrdər</phoneme></lexeme>
  <lexeme><grapheme>Weidel</grapheme><phoneme>ˈvaɪdəl</phoneme></lexeme>
  <lexeme><grapheme>Steinmeier</grapheme><phoneme>ˈʃtaɪnmaɪər</phoneme></lexeme>
  <lexeme><grapheme>Schäuble</grapheme><phoneme>ˈʃɔɪblə</phoneme></lexeme>
  <lexeme><grapheme>von der Leyen</grapheme><grapheme>Von der Leyen</grapheme><phoneme>fɒn dər ˈlaɪən</phoneme></lexeme>
  <lexeme><grapheme>Bundestag</grapheme><phoneme>ˈbʊndəstɑːɡ</phoneme></lexeme>
  <lexeme><grapheme>Bundesrat</grapheme><phoneme>ˈbʊndəsrɑːt</phoneme></lexeme>
  <lexeme><grapheme>Bundesbank</grapheme><phoneme>ˈbʊndəsbæŋk</phoneme></lexeme>
  <lexeme><grapheme>Bundesliga</grapheme><phoneme>ˈbʊndəsliːɡə</phoneme></lexeme>
  <lexeme><grapheme>Bundeswehr</grapheme><phoneme>ˈbʊndəsvɛər</phoneme></lexeme>
  <lexeme><grapheme>Reichstag</grapheme><phoneme>ˈraɪxstɑːɡ</phoneme></lexeme>
  <lexeme><grapheme>Stuttgart</grapheme><phoneme>ˈʃtʊtɡɑːrt</phoneme></lexeme>
  <lexeme><grapheme>Wiesbaden</grapheme><phoneme>ˈviːsbɑːdən</phoneme></lexeme>
  <lexeme><grapheme>Wolfsburg</grapheme><phoneme>ˈvɒlfsbɜːrɡ</phoneme></lexeme>
  <lexeme><grapheme>Mainz</grapheme><phoneme>maɪnts</phoneme></lexeme>
  <lexeme><grapheme>Zürich</grapheme><phoneme>ˈzjʊərɪk</phoneme></lexeme>
  <lexeme><grapheme>Graz</grapheme><phoneme>ɡrɑːts</phoneme></lexeme>
  <lexeme><grapheme>Davos</grapheme><phoneme>dɑːˈvɒs</phoneme></lexeme>
  <lexeme><grapheme>Volkswagen</grapheme><phoneme>ˈvɒlksvɑːɡən</phoneme></lexeme>
  <lexeme><grapheme>Lufthansa</grapheme><phoneme>ˈlʊfthænzə</phoneme></lexeme>
  <lexeme><grapheme>Porsche</grapheme><phoneme>ˈpɔːrʃə</phoneme></lexeme>
  <lexeme><grapheme>Deutsche Bank</grapheme><phoneme>ˈdɔɪtʃə bæŋk</phoneme></lexeme>
  <lexeme><grapheme>Deutsche Bahn</grapheme><phoneme>ˈdɔɪtʃə bɑːn</phoneme></lexeme>
  <lexeme><grapheme>Der Spiegel</grapheme><phoneme>dɛər ˈʃpiːɡəl</phoneme></lexeme>
  <lexeme><grapheme>Die Zeit</grapheme><phoneme>diː ˈtsaɪt</phoneme></lexeme>
  <lexeme><grapheme>Credit Suisse</grapheme><phoneme>krɛdi ˈswiːs</phoneme></lexeme>
  <lexeme><grapheme>Tuchel</grapheme><phoneme>ˈtuːxəl</phoneme></lexeme>
  <lexeme><grapheme>Nagelsmann</grapheme><phoneme>ˈnɑːɡəlzmən</phoneme></lexeme>
  <lexeme><grapheme>Schumacher</grapheme><phoneme>ˈʃuːmækər</phoneme></lexeme>
  <lexeme><grapheme>Goethe</grapheme><phoneme>ˈɡɜːrtə</phoneme></lexeme>
  <lexeme><grapheme>Wagner Group</grapheme><phoneme>ˈvɑːɡnər ɡruːp</phoneme></lexeme>
  <!-- Italy, Spain, Portugal, Greece -->
  <lexeme><grapheme>Meloni</grapheme><phoneme>məˈləʊni</phoneme></lexeme>
  <lexeme><grapheme>Lampedusa</grapheme><phoneme>læmpɪˈduːzə</phoneme></lexeme>
  <lexeme><grapheme>Palermo</grapheme><phoneme>pəˈlɛərməʊ</phoneme></lexeme>
  <lexeme><grapheme>Bologna</grapheme><phoneme>bəˈlɒnjə</phoneme></lexeme>
  <lexeme><grapheme>Modena</grapheme><phoneme>ˈmɒdɪnə</phoneme></lexeme>
  <lexeme><grapheme>Juventus</grapheme><phoneme>juːˈvɛntəs</phoneme></lexeme>
  <lexeme><grapheme>Ancelotti</grapheme><phoneme>æntʃəˈlɒti</phoneme></lexeme>
  <lexeme><grapheme>Mancini</grapheme><phoneme>mænˈtʃiːni</phoneme></lexeme>
  <lexeme><grapheme>Donnarumma</grapheme><phoneme>dɒnəˈruːmə</phoneme></lexeme>
  <lexeme><grapheme>Lamborghini</grapheme><phoneme>læmbɔːrˈɡiːni</phoneme></lexeme>
  <lexeme><grapheme>Moschino</grapheme><phoneme>mɒˈskiːnəʊ</phoneme></lexeme>
  <lexeme><grapheme>Serie A</grapheme><phoneme>sɛəri ˈɑː</phoneme></lexeme>
  <lexeme><grapheme>Sánchez</grapheme><phoneme>ˈsæntʃɛz</phoneme></lexeme>
  <lexeme><grapheme>Puigdemont</grapheme><phoneme>puːdʒdəˈmɒnt</phoneme></lexeme>
  <lexeme><grapheme>Feijóo</grapheme><grapheme>Feijoo</grapheme><phoneme>feɪˈhəʊ</phoneme></lexeme>
  <lexeme><grapheme>Rajoy</grapheme><phoneme>rəˈhɔɪ</phoneme></lexeme>
  <lexeme><grapheme>Ceuta</grapheme><phoneme>ˈseɪuːtə</phoneme></lexeme>
  <lexeme><grapheme>Málaga</grapheme><grapheme>Malaga</grapheme><phoneme>ˈmæləɡə</phoneme></lexeme>
  <lexeme><grapheme>Ibiza</grapheme><phoneme>ɪˈbiːθə</phoneme></lexeme>
  <lexeme><grapheme>Majorca</grapheme><grapheme>Mallorca</grapheme><phoneme>məˈjɔːrkə</phoneme></lexeme>
  <lexeme><grapheme>Sevilla</grapheme><phoneme>səˈviːjə</phoneme></lexeme>
  <lexeme><grapheme>Real Madrid</grapheme><phoneme>reɪˈæl məˈdrɪd</phoneme></lexeme>
  <lexeme><grapheme>Real Sociedad</grapheme><phoneme>reɪˈæl səʊsiəˈdæd</phoneme></lexeme>
  <lexeme><grapheme>La Liga</grapheme><phoneme>lə ˈliːɡə</phoneme></lexeme>
  <lexeme><grapheme>Alcaraz</grapheme><phoneme>ælkəˈræθ</phoneme></lexeme>
  <lexeme><grapheme>Nadal</grapheme><phoneme>nəˈdæl</phoneme></lexeme>
  <lexeme><grapheme>Guardiola</grapheme><phoneme>ɡwɑːrdiˈəʊlə</phoneme></lexeme>
  <lexeme><grapheme>Arteta</grapheme><phoneme>ɑːrˈteɪtə</phoneme></lexeme>
  <lexeme><grapheme>Iniesta</grapheme><phoneme>ɪniˈɛstə</phoneme></lexeme>
  <lexeme><grapheme>El País</grapheme><grapheme>El Pais</grapheme><phoneme>ɛl paˈiːs</phoneme></lexeme>
  <lexeme><grapheme>Mourinho</grapheme><phoneme>məˈriːnjəʊ</phoneme></lexeme>
  <lexeme><grapheme>Benfica</grapheme><phoneme>bɛnˈfiːkə</phoneme></lexeme>
  <lexeme><grapheme>Guimarães</grapheme><grapheme>Guimaraes</grapheme><phoneme>ɡɪməˈraɪnʃ</phoneme></lexeme>
  <lexeme><grapheme>Azores</grapheme><phoneme>əˈzɔːrz</phoneme></lexeme>
  <lexeme><grapheme>Madeira</grapheme><phoneme>məˈdɪərə</phoneme></lexeme>
  <lexeme><grapheme>Tsipras</grapheme><phoneme>ˈtsiːprəs</phoneme></lexeme>
  <lexeme><grapheme>Mitsotakis</grapheme><phoneme>mɪtsəˈtɑːkɪs</phoneme></lexeme>
  <lexeme><grapheme>Tsitsipas</grapheme><phoneme>ˈtsɪtsɪpæs</phoneme></lexeme>
  <lexeme><grapheme>Thessaloniki</grapheme><phoneme>θɛsələˈniːki</phoneme></lexeme>
  <lexeme><grapheme>Piraeus</grapheme><phoneme>paɪˈriːəs</phoneme></lexeme>
  <!-- Nordic and Baltic countries -->
  <lexeme><grapheme>Eyjafjallajökull</grapheme><phoneme>ˈeɪjəfjætləjɜːrkətl</phoneme></lexeme>
  <lexeme><grapheme>Reykjavik</grapheme><grapheme>Reykjavík</grapheme><phoneme>ˈreɪkjəvɪk</phoneme></lexeme>
  <lexeme><grapheme>Grindavik</grapheme><grapheme>Grindavík</grapheme><phoneme>ˈɡrɪndəvɪk</phoneme></lexeme>
  <lexeme><grapheme>Niinistö</grapheme><grapheme>Niinisto</grapheme><phoneme>ˈniːnɪstɜː</phoneme></lexeme>
  <lexeme><grapheme>Tórshavn</grapheme><grapheme>Torshavn</grapheme><phoneme>ˈtɔːrshaʊn</phoneme></lexeme>
  <lexeme><grapheme>Aarhus</grapheme><phoneme>ˈɔːrhuːs</phoneme></lexeme>
  <lexeme><grapheme>Tromsø</grapheme><grapheme>Tromso</grapheme><phoneme>ˈtrɒmsɜː</phoneme></lexeme>
  <lexeme><grapheme>Haaland</grapheme><phoneme>ˈhɔːlənd</phoneme></lexeme>
  <lexeme><grapheme>Ødegaard</grapheme><grapheme>Odegaard</grapheme><phoneme>ˈɜːrdəɡɔːr</phoneme></lexeme>
  <lexeme><grapheme>Solskjaer</grapheme><grapheme>Solskjær</grapheme><phoneme>ˈsɒlʃɛər</phoneme></lexeme>
  <lexeme><grapheme>Støre</grapheme><grapheme>Stoere</grapheme><phoneme>ˈstɜːrə</phoneme></lexeme>
  <lexeme><grapheme>Gothenburg</grapheme><phoneme>ˈɡɒθənbɜːrɡ</phoneme></lexeme>
  <lexeme><grapheme>Ibrahimović</grapheme><grapheme>Ibrahimovic</grapheme><phoneme>ɪbrəˈhiːməvɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Breivik</grapheme><phoneme>ˈbreɪvɪk</phoneme></lexeme>
  <!-- Türkiye, the Middle East, Islam -->
  <lexeme><grapheme>Türkiye</grapheme><phoneme>ˈtʊərkiɛ</phoneme></lexeme>
  <lexeme><grapheme>Erdoğan</grapheme><grapheme>Erdogan</grapheme><phoneme>ˈɛərdəwɑːn</phoneme></lexeme>
  <lexeme><grapheme>Kılıçdaroğlu</grapheme><grapheme>Kilicdaroglu</grapheme><phoneme>kɪlɪtʃˈdɑːrəluː</phoneme></lexeme>
  <lexeme><grapheme>İmamoğlu</grapheme><grapheme>Imamoglu</grapheme><phoneme>ɪmɑːˈməʊluː</phoneme></lexeme>
  <lexeme><grapheme>Diyarbakır</grapheme><grapheme>Diyarbakir</grapheme><phoneme>diːˈɑːrbəkər</phoneme></lexeme>
  <lexeme><grapheme>Gaziantep</grapheme><phoneme>ˈɡɑːziəntɛp</phoneme></lexeme>
  <lexeme><grapheme>Netanyahu</grapheme><phoneme>nɛtənˈjɑːhuː</phoneme></lexeme>
  <lexeme><grapheme>Yair Lapid</grapheme><phoneme>jaɪˈɪər ləˈpiːd</phoneme></lexeme>
  <lexeme><grapheme>Itamar Ben-Gvir</grapheme><grapheme>Itamar Ben Gvir</grapheme><phoneme>ɪtəˈmɑːr bɛn ɡəˈvɪər</phoneme></lexeme>
  <lexeme><grapheme>Ben-Gvir</grapheme><grapheme>Ben Gvir</grapheme><phoneme>bɛn ɡəˈvɪər</phoneme></lexeme>
  <lexeme><grapheme>Likud</grapheme><phoneme>lɪˈkuːd</phoneme></lexeme>
  <lexeme><grapheme>Mossad</grapheme><phoneme>ˈmɒsæd</phoneme></lexeme>
  <lexeme><grapheme>Shin Bet</grapheme><phoneme>ˈʃiːn bɛt</phoneme></lexeme>
  <lexeme><grapheme>Hamas</grapheme><phoneme>hæˈmæs</phoneme></lexeme>
  <lexeme><grapheme>Hezbollah</grapheme><phoneme>hɛzbəˈlɑː</phoneme></lexeme>
  <lexeme><grapheme>Nasrallah</grapheme><phoneme>nəsˈrɑːlə</phoneme></lexeme>
  <lexeme><grapheme>Sinwar</grapheme><phoneme>sɪnˈwɑːr</phoneme></lexeme>
  <lexeme><grapheme>Haniyeh</grapheme><phoneme>hæˈniːjə</phoneme></lexeme>
  <lexeme><grapheme>Houthi</grapheme><phoneme>ˈhuːθi</phoneme></lexeme>
  <lexeme><grapheme>Houthis</grapheme><phoneme>ˈhuːθiz</phoneme></lexeme>
  <lexeme><grapheme>Khan Younis</grapheme><grapheme>Khan Yunis</grapheme><phoneme>kɑːn ˈjuːnɪs</phoneme></lexeme>
  <lexeme><grapheme>Jenin</grapheme><phoneme>dʒəˈniːn</phoneme></lexeme>
  <lexeme><grapheme>Ramallah</grapheme><phoneme>rəˈmælə</phoneme></lexeme>
  <lexeme><grapheme>Khomeini</grapheme><phoneme>kɒˈmeɪni</phoneme></lexeme>
  <lexeme><grapheme>Raisi</grapheme><phoneme>raɪˈiːsi</phoneme></lexeme>
  <lexeme><grapheme>Pezeshkian</grapheme><phoneme>pɛzɛʃkiˈɑːn</phoneme></lexeme>
  <lexeme><grapheme>Araghchi</grapheme><phoneme>ɑːrɑːkˈtʃiː</phoneme></lexeme>
  <lexeme><grapheme>Ahmadinejad</grapheme><phoneme>ɑːmədɪnəˈdʒɑːd</phoneme></lexeme>
  <lexeme><grapheme>Zaghari-Ratcliffe</grapheme><phoneme>zəˈɡɑːri ˈrætklɪf</phoneme></lexeme>
  <lexeme><grapheme>Isfahan</grapheme><phoneme>ɪsfəˈhɑːn</phoneme></lexeme>
  <lexeme><grapheme>Natanz</grapheme><phoneme>nəˈtænz</phoneme></lexeme>
  <lexeme><grapheme>Riyadh</grapheme><phoneme>riˈɑːd</phoneme></lexeme>
  <lexeme><grapheme>Khashoggi</grapheme><phoneme>kəˈʃɒɡdʒi</phoneme></lexeme>
  <lexeme><grapheme>Mohammed bin Salman</grapheme><phoneme>məˈhæmɪd bɪn sælˈmɑːn</phoneme></lexeme>
  <lexeme><grapheme>Neom</grapheme><phoneme>ˈniːɒm</phoneme></lexeme>
  <lexeme><grapheme>Hodeidah</grapheme><grapheme>Hudaydah</grapheme><phoneme>hɒˈdeɪdə</phoneme></lexeme>
  <lexeme><grapheme>Sanaa</grapheme><grapheme>Sana'a</grapheme><phoneme>səˈnɑː</phoneme></lexeme>
  <lexeme><grapheme>Idlib</grapheme><phoneme>ˈɪdlɪb</phoneme></lexeme>
  <lexeme><grapheme>Mosul</grapheme><phoneme>ˈməʊsəl</phoneme></lexeme>
  <lexeme><grapheme>Daesh</grapheme><phoneme>ˈdaɪɛʃ</phoneme></lexeme>
  <lexeme><grapheme>Yazidi</grapheme><phoneme>jəˈziːdi</phoneme></lexeme>
  <lexeme><grapheme>Yazidis</grapheme><phoneme>jəˈziːdiz</phoneme></lexeme>
  <lexeme><grapheme>Alawite</grapheme><phoneme>ˈæləwaɪt</phoneme></lexeme>
  <lexeme><grapheme>Alawites</grapheme><phoneme>ˈæləwaɪts</phoneme></lexeme>
  <lexeme><grapheme>Sunni</grapheme><phoneme>ˈsʊni</phoneme></lexeme>
  <lexeme><grapheme>Sunnis</grapheme><phoneme>ˈsʊniz</phoneme></lexeme>
  <lexeme><grapheme>Ahmed al-Sharaa</grapheme><phoneme>ˈɑːmɛd æl ʃəˈrɑː</phoneme></lexeme>
  <lexeme><grapheme>Jolani</grapheme><grapheme>Jawlani</grapheme><phoneme>dʒəʊˈlɑːni</phoneme></lexeme>
  <lexeme><grapheme>Al Jazeera</grapheme><phoneme>æl dʒəˈzɪərə</phoneme></lexeme>
  <lexeme><grapheme>Muezzin</grapheme><phoneme>muˈɛzɪn</phoneme></lexeme>
  <lexeme><grapheme>Eid al-Adha</grapheme><phoneme>iːd æl ˈɑːdə</phoneme></lexeme>
  <!-- Africa -->
  <lexeme><grapheme>el-Sisi</grapheme><grapheme>El-Sisi</grapheme><grapheme>al-Sisi</grapheme><grapheme>Al-Sisi</grapheme><phoneme>ɛl ˈsiːsi</phoneme></lexeme>
  <lexeme><grapheme>Sisi</grapheme><phoneme>ˈsiːsi</phoneme></lexeme>
  <lexeme><grapheme>Benghazi</grapheme><phoneme>bɛnˈɡɑːzi</phoneme></lexeme>
  <lexeme><grapheme>Rabat</grapheme><phoneme>rəˈbɑːt</phoneme></lexeme>
  <lexeme><grapheme>Tunis</grapheme><phoneme>ˈtjuːnɪs</phoneme></lexeme>
  <lexeme><grapheme>Omdurman</grapheme><phoneme>ɒmdərˈmɑːn</phoneme></lexeme>
  <lexeme><grapheme>Darfur</grapheme><phoneme>dɑːrˈfʊər</phoneme></lexeme>
  <lexeme><grapheme>Burhan</grapheme><phoneme>bʊərˈhɑːn</phoneme></lexeme>
  <lexeme><grapheme>Salva Kiir</grapheme><phoneme>ˈsælvə ˈkɪər</phoneme></lexeme>
  <lexeme><grapheme>Al-Shabab</grapheme><grapheme>al-Shabab</grapheme><grapheme>Al-Shabaab</grapheme><grapheme>al-Shabaab</grapheme><phoneme>æl ʃəˈbɑːb</phoneme></lexeme>
  <lexeme><grapheme>Tigray</grapheme><phoneme>ˈtɪɡraɪ</phoneme></lexeme>
  <lexeme><grapheme>Tigrayan</grapheme><phoneme>tɪˈɡraɪən</phoneme></lexeme>
  <lexeme><grapheme>Tigrayans</grapheme><phoneme>tɪˈɡraɪənz</phoneme></lexeme>
  <lexeme><grapheme>Abiy Ahmed</grapheme><phoneme>ˈæbi ˈɑːmɛd</phoneme></lexeme>
  <lexeme><grapheme>Oromia</grapheme><phoneme>əˈrəʊmiə</phoneme></lexeme>
  <lexeme><grapheme>Museveni</grapheme><phoneme>mʊˈsɛvəni</phoneme></lexeme>
  <lexeme><grapheme>Kagame</grapheme><phoneme>kəˈɡɑːmeɪ</phoneme></lexeme>
  <lexeme><grapheme>Bujumbura</grapheme><phoneme>buːdʒəmˈbʊərə</phoneme></lexeme>
  <lexeme><grapheme>Dar es Salaam</grapheme><phoneme>dɑːr ɛs səˈlɑːm</phoneme></lexeme>
  <lexeme><grapheme>Raila Odinga</grapheme><phoneme>ˈraɪlə əˈdɪŋɡə</phoneme></lexeme>
  <lexeme><grapheme>Tshisekedi</grapheme><phoneme>tʃɪsəˈkeɪdi</phoneme></lexeme>
  <lexeme><grapheme>N'Djamena</grapheme><phoneme>ndʒəˈmeɪnə</phoneme></lexeme>
  <lexeme><grapheme>Yaoundé</grapheme><grapheme>Yaounde</grapheme><phoneme>jaˈʊndeɪ</phoneme></lexeme>
  <lexeme><grapheme>Biya</grapheme><phoneme>ˈbiːjə</phoneme></lexeme>
  <lexeme><grapheme>Niger</grapheme><phoneme>niːˈʒɛər</phoneme></lexeme>
  <lexeme><grapheme>Nigerien</grapheme><phoneme>niːˈʒɛəriən</phoneme></lexeme>
  <lexeme><grapheme>Niamey</grapheme><phoneme>njɑːˈmeɪ</phoneme></lexeme>
  <lexeme><grapheme>Bazoum</grapheme><phoneme>bəˈzuːm</phoneme></lexeme>
  <lexeme><grapheme>Abuja</grapheme><phoneme>əˈbuːdʒə</phoneme></lexeme>
  <lexeme><grapheme>Buhari</grapheme><phoneme>buːˈhɑːri</phoneme></lexeme>
  <lexeme><grapheme>Obasanjo</grapheme><phoneme>əˈbæsəndʒəʊ</phoneme></lexeme>
  <lexeme><grapheme>Boko Haram</grapheme><phoneme>bəʊkəʊ həˈrɑːm</phoneme></lexeme>
  <lexeme><grapheme>Chibok</grapheme><phoneme>ˈtʃiːbɒk</phoneme></lexeme>
  <lexeme><grapheme>Accra</grapheme><phoneme>əˈkrɑː</phoneme></lexeme>
  <lexeme><grapheme>Akufo-Addo</grapheme><phoneme>əˈkuːfəʊ əˈdəʊ</phoneme></lexeme>
  <lexeme><grapheme>Côte d'Ivoire</grapheme><grapheme>Cote d'Ivoire</grapheme><phoneme>kəʊt diːˈvwɑːr</phoneme></lexeme>
  <lexeme><grapheme>Abidjan</grapheme><phoneme>æbiːˈdʒɑːn</phoneme></lexeme>
  <lexeme><grapheme>Conakry</grapheme><phoneme>ˈkɒnəkri</phoneme></lexeme>
  <lexeme><grapheme>Traoré</grapheme><grapheme>Traore</grapheme><phoneme>traʊˈreɪ</phoneme></lexeme>
  <lexeme><grapheme>Mugabe</grapheme><phoneme>mʊˈɡɑːbi</phoneme></lexeme>
  <lexeme><grapheme>Mnangagwa</grapheme><phoneme>mənæŋˈɡɑːɡwə</phoneme></lexeme>
  <lexeme><grapheme>Tsvangirai</grapheme><phoneme>ˈtʃæŋɡəraɪ</phoneme></lexeme>
  <lexeme><grapheme>Maputo</grapheme><phoneme>məˈpuːtəʊ</phoneme></lexeme>
  <lexeme><grapheme>Windhoek</grapheme><phoneme>ˈvɪnthʊk</phoneme></lexeme>
  <lexeme><grapheme>Gaborone</grapheme><phoneme>ɡæbəˈrəʊni</phoneme></lexeme>
  <lexeme><grapheme>Maseru</grapheme><phoneme>məˈsɛəruː</phoneme></lexeme>
  <lexeme><grapheme>Tshwane</grapheme><phoneme>ˈtʃwɑːneɪ</phoneme></lexeme>
  <lexeme><grapheme>eThekwini</grapheme><phoneme>ɛtɛˈkwiːni</phoneme></lexeme>
  <lexeme><grapheme>Bloemfontein</grapheme><phoneme>ˈbluːmfəntɪn</phoneme></lexeme>
  <lexeme><grapheme>Mbeki</grapheme><phoneme>mˈbɛki</phoneme></lexeme>
  <lexeme><grapheme>Malema</grapheme><phoneme>məˈleɪmə</phoneme></lexeme>
  <lexeme><grapheme>Thabo</grapheme><phoneme>ˈtɑːbəʊ</phoneme></lexeme>
  <lexeme><grapheme>Antananarivo</grapheme><phoneme>æntənænəˈriːvəʊ</phoneme></lexeme>
  <!-- South and South-East Asia, Japan, Korea -->
  <lexeme><grapheme>Narendra</grapheme><phoneme>nəˈrɛndrə</phoneme></lexeme>
  <lexeme><grapheme>Sheikh Hasina</grapheme><phoneme>ʃeɪk həˈsiːnə</phoneme></lexeme>
  <lexeme><grapheme>Rohingya</grapheme><phoneme>rəʊˈhɪŋdʒə</phoneme></lexeme>
  <lexeme><grapheme>Naypyidaw</grapheme><phoneme>ˈneɪpiːdɔː</phoneme></lexeme>
  <lexeme><grapheme>Aung San Suu Kyi</grapheme><phoneme>aʊŋ sæn suː ˈtʃiː</phoneme></lexeme>
  <lexeme><grapheme>Kabul</grapheme><phoneme>ˈkɑːbʊl</phoneme></lexeme>
  <lexeme><grapheme>Kandahar</grapheme><phoneme>ˈkændəhɑːr</phoneme></lexeme>
  <lexeme><grapheme>Taliban</grapheme><phoneme>ˈtælɪbæn</phoneme></lexeme>
  <lexeme><grapheme>Islamabad</grapheme><phoneme>ɪzˈlɑːməbæd</phoneme></lexeme>
  <lexeme><grapheme>Rajapaksa</grapheme><phoneme>rɑːdʒəˈpæksə</phoneme></lexeme>
  <lexeme><grapheme>Dissanayake</grapheme><phoneme>dɪsəˈnɑːjəkə</phoneme></lexeme>
  <lexeme><grapheme>Wickremesinghe</grapheme><phoneme>wɪkrəməˈsɪŋə</phoneme></lexeme>
  <lexeme><grapheme>Thimphu</grapheme><phoneme>ˈtɪmpuː</phoneme></lexeme>
  <lexeme><grapheme>Thaksin</grapheme><phoneme>ˈtæksɪn</phoneme></lexeme>
  <lexeme><grapheme>Shinawatra</grapheme><phoneme>ʃɪnəˈwɒtrə</phoneme></lexeme>
  <lexeme><grapheme>Paetongtarn</grapheme><phoneme>pɛtɔːŋˈtɑːn</phoneme></lexeme>
  <lexeme><grapheme>Phuket</grapheme><phoneme>puːˈkɛt</phoneme></lexeme>
  <lexeme><grapheme>Phnom Penh</grapheme><phoneme>pəˈnɒm ˈpɛn</phoneme></lexeme>
  <lexeme><grapheme>Ho Chi Minh</grapheme><phoneme>həʊ tʃiː ˈmɪn</phoneme></lexeme>
  <lexeme><grapheme>Nguyen</grapheme><phoneme>nˈwɪn</phoneme></lexeme>
  <lexeme><grapheme>Hun Sen</grapheme><phoneme>hʊn ˈsɛn</phoneme></lexeme>
  <lexeme><grapheme>Duterte</grapheme><phoneme>duːˈtɛərteɪ</phoneme></lexeme>
  <lexeme><grapheme>Kyoto</grapheme><phoneme>kiˈəʊtəʊ</phoneme></lexeme>
  <lexeme><grapheme>Fukushima</grapheme><phoneme>fuːkuˈʃiːmə</phoneme></lexeme>
  <lexeme><grapheme>Kishida</grapheme><phoneme>kɪˈʃiːdə</phoneme></lexeme>
  <lexeme><grapheme>Takaichi</grapheme><phoneme>takaˈiːtʃi</phoneme></lexeme>
  <lexeme><grapheme>Shinzo Abe</grapheme><phoneme>ˈʃɪnzəʊ ˈɑːbeɪ</phoneme></lexeme>
  <lexeme><grapheme>Sapporo</grapheme><phoneme>səˈpɔːrəʊ</phoneme></lexeme>
  <lexeme><grapheme>Hyundai</grapheme><phoneme>ˈhaɪʌndaɪ</phoneme></lexeme>
  <lexeme><grapheme>Kim Jong Un</grapheme><grapheme>Kim Jong-un</grapheme><phoneme>kɪm dʒɒŋ ˈʊn</phoneme></lexeme>
  <lexeme><grapheme>Yoon Suk Yeol</grapheme><grapheme>Yoon Suk-yeol</grapheme><phoneme>juːn sʊk ˈjʌl</phoneme></lexeme>
  <lexeme><grapheme>Moon Jae-in</grapheme><phoneme>muːn dʒeɪ ˈɪn</phoneme></lexeme>
  <lexeme><grapheme>Lee Jae-myung</grapheme><grapheme>Lee Jae Myung</grapheme><phoneme>liː dʒeɪ ˈmjʌŋ</phoneme></lexeme>
  <lexeme><grapheme>Busan</grapheme><phoneme>buːˈsæn</phoneme></lexeme>
  <lexeme><grapheme>Gyeonggi</grapheme><phoneme>ˈɡjʌŋɡi</phoneme></lexeme>
  <lexeme><grapheme>Chosun</grapheme><phoneme>ˈtʃəʊsʌn</phoneme></lexeme>
  <!-- Oceania -->
  <lexeme><grapheme>Anthony Albanese</grapheme><phoneme>ˈænθəni ælbəˈniːzi</phoneme></lexeme>
  <lexeme><grapheme>Ardern</grapheme><phoneme>ɑːrˈdɜːrn</phoneme></lexeme>
  <lexeme><grapheme>Wagga Wagga</grapheme><phoneme>ˈwɒɡə ˈwɒɡə</phoneme></lexeme>
  <lexeme><grapheme>Tuvalu</grapheme><phoneme>tuːˈvɑːluː</phoneme></lexeme>
  <lexeme><grapheme>Kiribati</grapheme><phoneme>ˈkɪrɪbæs</phoneme></lexeme>
  <lexeme><grapheme>Nauru</grapheme><phoneme>ˈnaʊruː</phoneme></lexeme>
  <lexeme><grapheme>Nukuʻalofa</grapheme><grapheme>Nuku'alofa</grapheme><phoneme>nuːkuːəˈlɔːfə</phoneme></lexeme>
  <lexeme><grapheme>Nadi</grapheme><phoneme>ˈnændi</phoneme></lexeme>
  <lexeme><grapheme>Whakatāne</grapheme><grapheme>Whakatane</grapheme><phoneme>fækəˈtɑːni</phoneme></lexeme>
  <lexeme><grapheme>Ngāti</grapheme><phoneme>ˈnɑːti</phoneme></lexeme>
  <!-- The Americas -->
  <lexeme><grapheme>Bukele</grapheme><phoneme>buːˈkeɪleɪ</phoneme></lexeme>
  <lexeme><grapheme>Tegucigalpa</grapheme><phoneme>təɡuːsɪˈɡælpə</phoneme></lexeme>
  <lexeme><grapheme>Ortega</grapheme><phoneme>ɔːrˈteɪɡə</phoneme></lexeme>
  <lexeme><grapheme>Díaz-Canel</grapheme><grapheme>Diaz-Canel</grapheme><phoneme>diːæs kəˈnɛl</phoneme></lexeme>
  <lexeme><grapheme>Medellín</grapheme><grapheme>Medellin</grapheme><phoneme>mɛdəˈjiːn</phoneme></lexeme>
  <lexeme><grapheme>Guaidó</grapheme><grapheme>Guaido</grapheme><phoneme>ɡwaɪˈdəʊ</phoneme></lexeme>
  <lexeme><grapheme>Guayaquil</grapheme><phoneme>ɡwaɪəˈkiːl</phoneme></lexeme>
  <lexeme><grapheme>Boluarte</grapheme><phoneme>bɒluˈɑːrteɪ</phoneme></lexeme>
  <lexeme><grapheme>Evo Morales</grapheme><phoneme>ˈeɪvəʊ məˈrɑːlɛs</phoneme></lexeme>
  <lexeme><grapheme>Boric</grapheme><phoneme>ˈbɒrɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Javier Milei</grapheme><phoneme>hævˈjɛər mɪˈleɪ</phoneme></lexeme>
  <lexeme><grapheme>Pinochet</grapheme><phoneme>ˈpiːnəʃeɪ</phoneme></lexeme>
  <lexeme><grapheme>Allende</grapheme><phoneme>aɪˈɛndeɪ</phoneme></lexeme>
  <lexeme><grapheme>Asunción</grapheme><grapheme>Asuncion</grapheme><phoneme>əsʊnsiˈɒn</phoneme></lexeme>
  <lexeme><grapheme>São Paulo</grapheme><grapheme>Sao Paulo</grapheme><phoneme>saʊ ˈpaʊləʊ</phoneme></lexeme>
  <lexeme><grapheme>Bolsonaro</grapheme><phoneme>bɒlsəˈnɑːrəʊ</phoneme></lexeme>
  <lexeme><grapheme>Jair Bolsonaro</grapheme><phoneme>ʒaɪˈɪər bɒlsəˈnɑːrəʊ</phoneme></lexeme>
  <lexeme><grapheme>Vinícius</grapheme><grapheme>Vinicius</grapheme><phoneme>vɪˈniːsiəs</phoneme></lexeme>
  <lexeme><grapheme>Oaxaca</grapheme><phoneme>wəˈhɑːkə</phoneme></lexeme>
  <lexeme><grapheme>Guadalajara</grapheme><phoneme>ɡwɑːdələˈhɑːrə</phoneme></lexeme>
  <lexeme><grapheme>Ciudad Juárez</grapheme><grapheme>Ciudad Juarez</grapheme><phoneme>sjuːˈdɑːd ˈhwɑːrɛz</phoneme></lexeme>
  <lexeme><grapheme>Juárez</grapheme><grapheme>Juarez</grapheme><phoneme>ˈhwɑːrɛz</phoneme></lexeme>
  <lexeme><grapheme>Cancún</grapheme><phoneme>kænˈkuːn</phoneme></lexeme>
  <lexeme><grapheme>Peña Nieto</grapheme><phoneme>ˈpɛnjə niˈɛtəʊ</phoneme></lexeme>
  <lexeme><grapheme>Claudia Sheinbaum</grapheme><phoneme>ˈklaʊdiə ˈʃeɪnbaʊm</phoneme></lexeme>
  <lexeme><grapheme>Poilievre</grapheme><phoneme>pɔːliˈɛv</phoneme></lexeme>
  <lexeme><grapheme>Saskatchewan</grapheme><phoneme>səˈskætʃəwən</phoneme></lexeme>
  <lexeme><grapheme>Nunavut</grapheme><phoneme>ˈnuːnəvʊt</phoneme></lexeme>
  <lexeme><grapheme>Iqaluit</grapheme><phoneme>ɪˈkæluɪt</phoneme></lexeme>
  <lexeme><grapheme>Québécois</grapheme><grapheme>Quebecois</grapheme><phoneme>keɪbeˈkwɑː</phoneme></lexeme>
  <lexeme><grapheme>Buttigieg</grapheme><phoneme>ˈbuːtədʒɛdʒ</phoneme></lexeme>
  <lexeme><grapheme>Giuliani</grapheme><phoneme>dʒuːliˈɑːni</phoneme></lexeme>
  <lexeme><grapheme>Fauci</grapheme><phoneme>ˈfaʊtʃi</phoneme></lexeme>
  <lexeme><grapheme>Kamala</grapheme><phoneme>ˈkɑːmələ</phoneme></lexeme>
  <lexeme><grapheme>Boise</grapheme><phoneme>ˈbɔɪsi</phoneme></lexeme>
  <lexeme><grapheme>Tucson</grapheme><phoneme>ˈtuːsɒn</phoneme></lexeme>
  <lexeme><grapheme>Louisville</grapheme><phoneme>ˈluːivɪl</phoneme></lexeme>
  <lexeme><grapheme>Schenectady</grapheme><phoneme>skəˈnɛktədi</phoneme></lexeme>
  <lexeme><grapheme>Poughkeepsie</grapheme><phoneme>pəˈkɪpsi</phoneme></lexeme>
  <lexeme><grapheme>Lahaina</grapheme><phoneme>ləˈhaɪnə</phoneme></lexeme>
  <lexeme><grapheme>Bezos</grapheme><phoneme>ˈbeɪzəʊs</phoneme></lexeme>
  <lexeme><grapheme>Nadella</grapheme><phoneme>nəˈdɛlə</phoneme></lexeme>
  <lexeme><grapheme>Kavanaugh</grapheme><phoneme>ˈkævənɔː</phoneme></lexeme>
  <lexeme><grapheme>Sotomayor</grapheme><phoneme>səʊtəʊmaɪˈɔːr</phoneme></lexeme>
  <lexeme><grapheme>Mar-a-Lago</grapheme><phoneme>mɑːr ə ˈlɑːɡəʊ</phoneme></lexeme>
  <lexeme><grapheme>Uvalde</grapheme><phoneme>juːˈvældi</phoneme></lexeme>
  <!-- British politics and names -->
  <lexeme><grapheme>Tugendhat</grapheme><phoneme>ˈtuːɡənhɑːt</phoneme></lexeme>
  <lexeme><grapheme>Keir</grapheme><phoneme>kɪər</phoneme></lexeme>
  <lexeme><grapheme>Rishi</grapheme><phoneme>ˈrɪʃi</phoneme></lexeme>
  <lexeme><grapheme>Sunak</grapheme><phoneme>ˈsuːnæk</phoneme></lexeme>
  <lexeme><grapheme>Kwarteng</grapheme><phoneme>kwɑːrˈtɛŋ</phoneme></lexeme>
  <lexeme><grapheme>Kwasi</grapheme><phoneme>ˈkwɑːsi</phoneme></lexeme>
  <lexeme><grapheme>Suella</grapheme><phoneme>suˈɛlə</phoneme></lexeme>
  <lexeme><grapheme>Badenoch</grapheme><phoneme>ˈbeɪdənɒk</phoneme></lexeme>
  <lexeme><grapheme>Sadiq</grapheme><phoneme>səˈdiːk</phoneme></lexeme>
  <lexeme><grapheme>Yousaf</grapheme><phoneme>ˈjuːsəf</phoneme></lexeme>
  <lexeme><grapheme>Eluned</grapheme><phoneme>ɛˈlɪnɛd</phoneme></lexeme>
  <lexeme><grapheme>Rhun ap Iorwerth</grapheme><phoneme>riːn æp ˈjɔːrwɛərθ</phoneme></lexeme>
  <lexeme><grapheme>Plaid Cymru</grapheme><phoneme>plaɪd ˈkʌmri</phoneme></lexeme>
  <lexeme><grapheme>Senedd</grapheme><phoneme>ˈsɛnɛð</phoneme></lexeme>
  <lexeme><grapheme>Cofnod</grapheme><phoneme>ˈkɒvnɒd</phoneme></lexeme>
  <lexeme><grapheme>Mhairi</grapheme><phoneme>ˈvɑːri</phoneme></lexeme>
  <lexeme><grapheme>Eilidh</grapheme><phoneme>ˈeɪli</phoneme></lexeme>
  <lexeme><grapheme>Ieuan</grapheme><phoneme>ˈjaɪən</phoneme></lexeme>
  <lexeme><grapheme>Siân</grapheme><phoneme>ʃɑːn</phoneme></lexeme>
  <lexeme><grapheme>Dafydd</grapheme><phoneme>ˈdævɪð</phoneme></lexeme>
  <lexeme><grapheme>Ffion</grapheme><phoneme>ˈfiːɒn</phoneme></lexeme>
  <lexeme><grapheme>Llŷr</grapheme><grapheme>Llyr</grapheme><phoneme>lɪər</phoneme></lexeme>
  <lexeme><grapheme>Angharad</grapheme><phoneme>æŋˈhærəd</phoneme></lexeme>
  <lexeme><grapheme>Colquhoun</grapheme><phoneme>kəˈhuːn</phoneme></lexeme>
  <lexeme><grapheme>Farquhar</grapheme><phoneme>ˈfɑːrkər</phoneme></lexeme>
  <lexeme><grapheme>Urquhart</grapheme><phoneme>ˈɜːrkərt</phoneme></lexeme>
  <lexeme><grapheme>Dalziel</grapheme><phoneme>diːˈɛl</phoneme></lexeme>
  <lexeme><grapheme>Cholmondeley</grapheme><phoneme>ˈtʃʌmli</phoneme></lexeme>
  <lexeme><grapheme>Beauchamp</grapheme><phoneme>ˈbiːtʃəm</phoneme></lexeme>
  <lexeme><grapheme>Auchincloss</grapheme><phoneme>ˈɔːkɪnklɒs</phoneme></lexeme>
  <lexeme><grapheme>Ruthven</grapheme><phoneme>ˈrɪvən</phoneme></lexeme>
  <lexeme><grapheme>Wemyss</grapheme><phoneme>wiːmz</phoneme></lexeme>
  <lexeme><grapheme>Ejiofor</grapheme><phoneme>ˈɛdʒiəfɔːr</phoneme></lexeme>
  <lexeme><grapheme>Chiwetel</grapheme><phoneme>ˈtʃuːɪtɛl</phoneme></lexeme>
  <lexeme><grapheme>Adichie</grapheme><phoneme>əˈdiːtʃi</phoneme></lexeme>
  <lexeme><grapheme>Kuenssberg</grapheme><phoneme>ˈkuːnzbɜːrɡ</phoneme></lexeme>
  <!-- Ireland -->
  <lexeme><grapheme>Tánaiste</grapheme><grapheme>Tanaiste</grapheme><phoneme>ˈtɔːnɪʃtə</phoneme></lexeme>
  <lexeme><grapheme>Dáil</grapheme><phoneme>dɔɪl</phoneme></lexeme>
  <lexeme><grapheme>Oireachtas</grapheme><phoneme>ˈɛrəktəs</phoneme></lexeme>
  <lexeme><grapheme>Seanad</grapheme><phoneme>ˈʃænəd</phoneme></lexeme>
  <lexeme><grapheme>Micheál</grapheme><phoneme>miːˈhɔːl</phoneme></lexeme>
  <lexeme><grapheme>Fianna Fáil</grapheme><grapheme>Fianna Fail</grapheme><phoneme>fiːənə ˈfɔɪl</phoneme></lexeme>
  <lexeme><grapheme>Fine Gael</grapheme><phoneme>fɪnə ˈɡeɪl</phoneme></lexeme>
  <lexeme><grapheme>Sinn Féin</grapheme><grapheme>Sinn Fein</grapheme><phoneme>ʃɪn ˈfeɪn</phoneme></lexeme>
  <lexeme><grapheme>Gardaí</grapheme><grapheme>Gardai</grapheme><phoneme>ɡɑːrˈdiː</phoneme></lexeme>
  <lexeme><grapheme>Garda Síochána</grapheme><phoneme>ˈɡɑːrdə ʃiːəˈkɔːnə</phoneme></lexeme>
  <lexeme><grapheme>Gaeltacht</grapheme><phoneme>ˈɡeɪltəxt</phoneme></lexeme>
  <lexeme><grapheme>Dún Laoghaire</grapheme><grapheme>Dun Laoghaire</grapheme><phoneme>dʌn ˈlɪəri</phoneme></lexeme>
  <lexeme><grapheme>Drogheda</grapheme><phoneme>ˈdrɔːhədə</phoneme></lexeme>
  <lexeme><grapheme>Cobh</grapheme><phoneme>kəʊv</phoneme></lexeme>
  <lexeme><grapheme>Youghal</grapheme><phoneme>jɔːl</phoneme></lexeme>
  <lexeme><grapheme>Galway</grapheme><phoneme>ˈɡɔːlweɪ</phoneme></lexeme>
  <lexeme><grapheme>Sligo</grapheme><phoneme>ˈslaɪɡəʊ</phoneme></lexeme>
  <lexeme><grapheme>Lough Neagh</grapheme><phoneme>lɒx ˈneɪ</phoneme></lexeme>
  <lexeme><grapheme>Lough</grapheme><phoneme>lɒx</phoneme></lexeme>
  <lexeme><grapheme>Omagh</grapheme><phoneme>ˈəʊmə</phoneme></lexeme>
  <lexeme><grapheme>Saoirse</grapheme><phoneme>ˈsɜːrʃə</phoneme></lexeme>
  <lexeme><grapheme>Niamh</grapheme><phoneme>niːv</phoneme></lexeme>
  <lexeme><grapheme>Caoimhe</grapheme><phoneme>ˈkwiːvə</phoneme></lexeme>
  <lexeme><grapheme>Eoin</grapheme><grapheme>Eoghan</grapheme><phoneme>ˈəʊɪn</phoneme></lexeme>
  <lexeme><grapheme>Ciarán</grapheme><phoneme>ˈkɪərən</phoneme></lexeme>
  <lexeme><grapheme>Róisín</grapheme><grapheme>Roisin</grapheme><phoneme>rəʊˈʃiːn</phoneme></lexeme>
  <lexeme><grapheme>Seán</grapheme><phoneme>ʃɔːn</phoneme></lexeme>
  <lexeme><grapheme>Pádraig</grapheme><grapheme>Padraig</grapheme><phoneme>ˈpɔːdrɪɡ</phoneme></lexeme>
  <lexeme><grapheme>Domhnall</grapheme><phoneme>ˈdəʊnəl</phoneme></lexeme>
  <lexeme><grapheme>Tadhg</grapheme><phoneme>taɪɡ</phoneme></lexeme>
  <lexeme><grapheme>Gráinne</grapheme><grapheme>Grainne</grapheme><phoneme>ˈɡrɔːnjə</phoneme></lexeme>
  <lexeme><grapheme>Oisín</grapheme><grapheme>Oisin</grapheme><phoneme>əˈʃiːn</phoneme></lexeme>
  <lexeme><grapheme>Ruairi</grapheme><grapheme>Ruairí</grapheme><phoneme>ˈrʊəri</phoneme></lexeme>
  <!-- British places -->
  <lexeme><grapheme>Southwark</grapheme><phoneme>ˈsʌðərk</phoneme></lexeme>
  <lexeme><grapheme>Holborn</grapheme><phoneme>ˈhəʊbərn</phoneme></lexeme>
  <lexeme><grapheme>Marylebone</grapheme><phoneme>ˈmɑːrləbən</phoneme></lexeme>
  <lexeme><grapheme>Plaistow</grapheme><phoneme>ˈplɑːstəʊ</phoneme></lexeme>
  <lexeme><grapheme>Ruislip</grapheme><phoneme>ˈraɪslɪp</phoneme></lexeme>
  <lexeme><grapheme>Deptford</grapheme><phoneme>ˈdɛtfərd</phoneme></lexeme>
  <lexeme><grapheme>Streatham</grapheme><phoneme>ˈstrɛtəm</phoneme></lexeme>
  <lexeme><grapheme>Dulwich</grapheme><phoneme>ˈdʌlɪdʒ</phoneme></lexeme>
  <lexeme><grapheme>Grosvenor</grapheme><phoneme>ˈɡrəʊvnər</phoneme></lexeme>
  <lexeme><grapheme>Pall Mall</grapheme><phoneme>pæl ˈmæl</phoneme></lexeme>
  <lexeme><grapheme>Cadogan</grapheme><phoneme>kəˈdʌɡən</phoneme></lexeme>
  <lexeme><grapheme>Theydon Bois</grapheme><phoneme>ˈθeɪdən bɔɪz</phoneme></lexeme>
  <lexeme><grapheme>Leominster</grapheme><phoneme>ˈlɛmstər</phoneme></lexeme>
  <lexeme><grapheme>Shrewsbury</grapheme><phoneme>ˈʃrəʊzbri</phoneme></lexeme>
  <lexeme><grapheme>Salisbury</grapheme><phoneme>ˈsɔːlzbri</phoneme></lexeme>
  <lexeme><grapheme>Beaulieu</grapheme><phoneme>ˈbjuːli</phoneme></lexeme>
  <lexeme><grapheme>Belvoir</grapheme><phoneme>ˈbiːvər</phoneme></lexeme>
  <lexeme><grapheme>Bicester</grapheme><phoneme>ˈbɪstər</phoneme></lexeme>
  <lexeme><grapheme>Alnwick</grapheme><phoneme>ˈænɪk</phoneme></lexeme>
  <lexeme><grapheme>Keswick</grapheme><phoneme>ˈkɛzɪk</phoneme></lexeme>
  <lexeme><grapheme>Mousehole</grapheme><phoneme>ˈmaʊzəl</phoneme></lexeme>
  <lexeme><grapheme>Fowey</grapheme><phoneme>fɔɪ</phoneme></lexeme>
  <lexeme><grapheme>Launceston</grapheme><phoneme>ˈlɔːnstən</phoneme></lexeme>
  <lexeme><grapheme>Teignmouth</grapheme><phoneme>ˈtɪnməθ</phoneme></lexeme>
  <lexeme><grapheme>Exmouth</grapheme><phoneme>ˈɛksməθ</phoneme></lexeme>
  <lexeme><grapheme>Bournemouth</grapheme><phoneme>ˈbɔːrnməθ</phoneme></lexeme>
  <lexeme><grapheme>Avonmouth</grapheme><phoneme>ˈeɪvənmaʊθ</phoneme></lexeme>
  <lexeme><grapheme>Grangemouth</grapheme><phoneme>ˈɡreɪndʒmaʊθ</phoneme></lexeme>
  <lexeme><grapheme>Wymondham</grapheme><phoneme>ˈwɪndəm</phoneme></lexeme>
  <lexeme><grapheme>Happisburgh</grapheme><phoneme>ˈheɪzbrə</phoneme></lexeme>
  <lexeme><grapheme>Costessey</grapheme><phoneme>ˈkɒsi</phoneme></lexeme>
  <lexeme><grapheme>Aldeburgh</grapheme><phoneme>ˈɔːldbrə</phoneme></lexeme>
  <lexeme><grapheme>Frome</grapheme><phoneme>fruːm</phoneme></lexeme>
  <lexeme><grapheme>Slaithwaite</grapheme><phoneme>ˈslaʊɪt</phoneme></lexeme>
  <lexeme><grapheme>Masham</grapheme><phoneme>ˈmæsəm</phoneme></lexeme>
  <lexeme><grapheme>Brough</grapheme><phoneme>brʌf</phoneme></lexeme>
  <lexeme><grapheme>Cirencester</grapheme><phoneme>ˈsaɪrənsɛstər</phoneme></lexeme>
  <lexeme><grapheme>Godmanchester</grapheme><phoneme>ˈɡɒdməntʃɛstər</phoneme></lexeme>
  <lexeme><grapheme>Glamis</grapheme><phoneme>ɡlɑːmz</phoneme></lexeme>
  <lexeme><grapheme>Kirkcudbright</grapheme><phoneme>kərˈkuːbri</phoneme></lexeme>
  <lexeme><grapheme>Hawick</grapheme><phoneme>hɔɪk</phoneme></lexeme>
  <lexeme><grapheme>Penicuik</grapheme><phoneme>ˈpɛnɪkʊk</phoneme></lexeme>
  <lexeme><grapheme>Milngavie</grapheme><phoneme>mʌlˈɡaɪ</phoneme></lexeme>
  <lexeme><grapheme>Culzean</grapheme><phoneme>kʌˈleɪn</phoneme></lexeme>
  <lexeme><grapheme>Eigg</grapheme><phoneme>ɛɡ</phoneme></lexeme>
  <lexeme><grapheme>Faslane</grapheme><phoneme>fæzˈleɪn</phoneme></lexeme>
  <lexeme><grapheme>Dounreay</grapheme><phoneme>ˈduːnreɪ</phoneme></lexeme>
  <lexeme><grapheme>Sauchiehall</grapheme><phoneme>ˈsɒxihɔːl</phoneme></lexeme>
  <lexeme><grapheme>Machynlleth</grapheme><phoneme>məˈxʌnɬɛθ</phoneme></lexeme>
  <lexeme><grapheme>Pwllheli</grapheme><phoneme>pʊɬˈhɛli</phoneme></lexeme>
  <lexeme><grapheme>Llandudno</grapheme><phoneme>ɬænˈdɪdnəʊ</phoneme></lexeme>
  <lexeme><grapheme>Llangollen</grapheme><phoneme>ɬæŋˈɡɒɬɛn</phoneme></lexeme>
  <lexeme><grapheme>Caernarfon</grapheme><phoneme>kərˈnɑːrvən</phoneme></lexeme>
  <lexeme><grapheme>Ynys Môn</grapheme><grapheme>Ynys Mon</grapheme><phoneme>ʌnɪs ˈmɔːn</phoneme></lexeme>
  <lexeme><grapheme>Dolgellau</grapheme><phoneme>dɒlˈɡɛɬaɪ</phoneme></lexeme>
  <lexeme><grapheme>Merthyr Tydfil</grapheme><phoneme>ˈmɜːrθər ˈtɪdvɪl</phoneme></lexeme>
  <lexeme><grapheme>Betws-y-Coed</grapheme><phoneme>bɛtʊs ə ˈkɔɪd</phoneme></lexeme>
  <lexeme><grapheme>Blaenau Ffestiniog</grapheme><phoneme>ˈblaɪnaɪ fɛsˈtɪnjɒɡ</phoneme></lexeme>
  <lexeme><grapheme>Ystrad Mynach</grapheme><phoneme>ʌstræd ˈmʌnəx</phoneme></lexeme>
  <lexeme><grapheme>Rhondda</grapheme><phoneme>ˈrɒnðə</phoneme></lexeme>
  <lexeme><grapheme>Ebbw Vale</grapheme><phoneme>ɛbuː ˈveɪl</phoneme></lexeme>
  <lexeme><grapheme>Cwmbran</grapheme><grapheme>Cwmbrân</grapheme><phoneme>kʊmˈbrɑːn</phoneme></lexeme>
  <lexeme><grapheme>Pontypridd</grapheme><phoneme>pɒntəˈpriːð</phoneme></lexeme>
  <lexeme><grapheme>Eisteddfod</grapheme><phoneme>aɪˈstɛðvɒd</phoneme></lexeme>
  <!-- Companies, culture, medicine -->
  <lexeme><grapheme>Siemens</grapheme><phoneme>ˈsiːmənz</phoneme></lexeme>
  <lexeme><grapheme>Nike</grapheme><phoneme>ˈnaɪki</phoneme></lexeme>
  <lexeme><grapheme>BioNTech</grapheme><phoneme>ˈbaɪɒntɛk</phoneme></lexeme>
  <lexeme><grapheme>Ozempic</grapheme><phoneme>əʊˈzɛmpɪk</phoneme></lexeme>
  <lexeme><grapheme>Airbnb</grapheme><phoneme>ɛərbiːɛnˈbiː</phoneme></lexeme>
  <lexeme><grapheme>YouGov</grapheme><phoneme>ˈjuːɡʌv</phoneme></lexeme>
  <lexeme><grapheme>Ipsos</grapheme><phoneme>ˈɪpsɒs</phoneme></lexeme>
  <lexeme><grapheme>Rihanna</grapheme><phoneme>riˈænə</phoneme></lexeme>
  <lexeme><grapheme>Beyoncé</grapheme><grapheme>Beyonce</grapheme><phoneme>biˈɒnseɪ</phoneme></lexeme>
  <lexeme><grapheme>Chopin</grapheme><phoneme>ˈʃəʊpæn</phoneme></lexeme>
  <lexeme><grapheme>Dvořák</grapheme><phoneme>dəˈvɔːrʒæk</phoneme></lexeme>
  <lexeme><grapheme>Debussy</grapheme><phoneme>dəˈbjuːsi</phoneme></lexeme>
  <lexeme><grapheme>Guevara</grapheme><phoneme>ɡəˈvɑːrə</phoneme></lexeme>
  <lexeme><grapheme>Qur'an</grapheme><grapheme>Quran</grapheme><grapheme>Koran</grapheme><phoneme>kəˈrɑːn</phoneme></lexeme>
  <lexeme><grapheme>quinoa</grapheme><phoneme>ˈkiːnwɑː</phoneme></lexeme>
  <lexeme><grapheme>gnocchi</grapheme><phoneme>ˈnjɒki</phoneme></lexeme>
  <lexeme><grapheme>chorizo</grapheme><phoneme>tʃəˈriːzəʊ</phoneme></lexeme>
  <lexeme><grapheme>coup d'état</grapheme><grapheme>coup d'etat</grapheme><phoneme>kuː deɪˈtɑː</phoneme></lexeme>
  <lexeme><grapheme>coups d'état</grapheme><phoneme>kuː deɪˈtɑː</phoneme></lexeme>
  <lexeme><grapheme>hijab</grapheme><phoneme>hɪˈdʒɑːb</phoneme></lexeme>
  <lexeme><grapheme>niqab</grapheme><phoneme>nɪˈkɑːb</phoneme></lexeme>
  <lexeme><grapheme>norovirus</grapheme><phoneme>ˈnɔːrəʊvaɪrəs</phoneme></lexeme>
  <lexeme><grapheme>E. coli</grapheme><grapheme>E.coli</grapheme><phoneme>iː ˈkəʊlaɪ</phoneme></lexeme>
  <lexeme><grapheme>salmonella</grapheme><phoneme>sælməˈnɛlə</phoneme></lexeme>
  <!-- Names at home that the engine's rules get wrong -->
  <lexeme><grapheme>Aston</grapheme><phoneme>ˈæstən</phoneme></lexeme>
  <lexeme><grapheme>Bath</grapheme><phoneme>ˈbɑːθ</phoneme></lexeme>
  <lexeme><grapheme>Cheltenham</grapheme><phoneme>ˈtʃɛltnəm</phoneme></lexeme>
  <lexeme><grapheme>Dubai</grapheme><phoneme>duːˈbaɪ</phoneme></lexeme>
  <lexeme><grapheme>Dundee</grapheme><phoneme>dʌnˈdiː</phoneme></lexeme>
  <lexeme><grapheme>Eleanor</grapheme><phoneme>ˈɛlənər</phoneme></lexeme>
  <lexeme><grapheme>Fraser</grapheme><phoneme>ˈfreɪzər</phoneme></lexeme>
  <lexeme><grapheme>Isabella</grapheme><phoneme>ɪzəˈbɛlə</phoneme></lexeme>
  <lexeme><grapheme>Jacqueline</grapheme><phoneme>ˈdʒækəlɪn</phoneme></lexeme>
  <lexeme><grapheme>Maldives</grapheme><phoneme>ˈmɔːldiːvz</phoneme></lexeme>
  <lexeme><grapheme>Murray</grapheme><phoneme>ˈmʌri</phoneme></lexeme>
  <lexeme><grapheme>Nolan</grapheme><phoneme>ˈnəʊlən</phoneme></lexeme>
  <lexeme><grapheme>Ontario</grapheme><phoneme>ɒnˈtɛəriəʊ</phoneme></lexeme>
  <lexeme><grapheme>Roberta</grapheme><phoneme>rəˈbɜːrtə</phoneme></lexeme>
  <lexeme><grapheme>Rosa</grapheme><phoneme>ˈrəʊzə</phoneme></lexeme>
  <lexeme><grapheme>Slovakia</grapheme><phoneme>sləˈvækiə</phoneme></lexeme>
  <lexeme><grapheme>Stephenson</grapheme><grapheme>Stevenson</grapheme><phoneme>ˈstiːvənsən</phoneme></lexeme>
  <lexeme><grapheme>Stevenage</grapheme><phoneme>ˈstiːvənɪdʒ</phoneme></lexeme>
  <lexeme><grapheme>Tania</grapheme><phoneme>ˈtɑːnjə</phoneme></lexeme>
  <lexeme><grapheme>Tottenham</grapheme><phoneme>ˈtɒtnəm</phoneme></lexeme>
  <lexeme><grapheme>Uber</grapheme><phoneme>ˈuːbər</phoneme></lexeme>
  <lexeme><grapheme>Unilever</grapheme><phoneme>ˈjuːnɪliːvər</phoneme></lexeme>
  <lexeme><grapheme>Zimbabwe</grapheme><phoneme>zɪmˈbɑːbweɪ</phoneme></lexeme>
</lexicon>
